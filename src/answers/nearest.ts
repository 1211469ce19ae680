/** The shortest part of a word that says which is meant. */
const LEAST_PART = 3;

/** The candidate that a mistyped word was most likely meant to be, or is a part of; none when all are too far. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  const most = Math.max(2, Math.floor(word.length / 3));
  const typed = word.toLowerCase();
  const close = candidates
    .map((candidate) => ({ candidate, distance: editDistance(typed, candidate.toLowerCase()) }))
    .filter(({ distance }) => distance <= most)
    .toSorted((a, b) => a.distance - b.distance)[0]?.candidate;
  if (close !== undefined || word.length < LEAST_PART) return close;
  const whole = candidates.filter((candidate) => candidate.toLowerCase().includes(typed));
  return whole.length === 1 ? whole[0] : undefined;
}

/** Levenshtein's distance, row by row. */
function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...from].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...to].entries()) {
      const replaced = (row[j] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
