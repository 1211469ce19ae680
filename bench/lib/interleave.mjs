/**
 * Measures contestants turn by turn, A B A B …, and every other round from the back: what drifts on the machine meets
 * all of them alike. The first rounds only warm up.
 *
 * @param contestants name to a function that measures once and returns a number
 * @returns name to the numbers of its rounds; numbers of one index were measured side by side
 */
export async function interleave(contestants, { rounds, warmUp = 1 }) {
  const names = Object.keys(contestants);
  const samples = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = -warmUp; round < rounds; round++) {
    for (const name of round % 2 === 0 ? names : names.toReversed()) {
      const value = await contestants[name](Math.max(round, 0));
      if (round >= 0) samples[name].push(value);
    }
  }
  return samples;
}

export async function timed(work) {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
