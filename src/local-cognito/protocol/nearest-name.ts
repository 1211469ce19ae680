/** More letters than this are no slip. */
const FARTHEST = 3;

/** The name that was most likely meant: alike but for letter case, or for a few letters. */
export function nearestName(typed: string, names: readonly string[]): string | undefined {
  const wanted = typed.toLowerCase();
  let nearest: string | undefined;
  let least = FARTHEST + 1;
  for (const name of names) {
    // Which also keeps the work small for a name that never ends.
    if (Math.abs(name.length - typed.length) >= least) continue;
    const distance = editDistance(wanted, name.toLowerCase());
    if (distance < least) [nearest, least] = [name, distance];
  }
  return nearest;
}

/** Letters to add, drop or change (Levenshtein). */
function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    for (let j = 1; j <= to.length; j++) {
      const change = row[j - 1]! + (from[i - 1] === to[j - 1] ? 0 : 1);
      next.push(Math.min(change, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[to.length]!;
}
