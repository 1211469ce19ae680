const REMEMBERED = 100;

/**
 * A parser of JSON that remembers what it has parsed, for texts that are read over and over, such as the settings of a
 * pool. The results are shared and must not be changed. Another process's change is another text.
 */
export function parseOnce<Parsed>(): (text: string) => Parsed {
  const parsed = new Map<string, Parsed>();
  return (text) => {
    let result = parsed.get(text);
    if (result === undefined) {
      if (parsed.size >= REMEMBERED) parsed.clear();
      result = JSON.parse(text) as Parsed;
      parsed.set(text, result);
    }
    return result;
  };
}
