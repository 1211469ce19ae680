/** What is wrong with a URL that paths are added to, as a sentence's end: `must be …`; undefined when nothing is. */
export function baseUrlFault(url: string): string | undefined {
  if (!/^https?:/i.test(url) || !URL.canParse(url)) return 'must be a URL such as http://127.0.0.1:3001';
  const { username, password, search, hash } = new URL(url);
  const isPlain = [username, password, search, hash].every((part) => part === '');
  return isPlain ? undefined : 'must be a URL without user name, password, query and fragment';
}
