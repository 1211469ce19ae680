const words = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

/** Works out a sum that is said in words, as `seven plus five`; undefined when it is something else. */
export function workOut(spoken: string): number | undefined {
  const [, first = '', second = ''] = /^(\w+) plus (\w+)$/.exec(spoken.trim().toLowerCase()) ?? [];
  const [a, b] = [words.indexOf(first), words.indexOf(second)];
  return a < 0 || b < 0 ? undefined : a + b;
}
