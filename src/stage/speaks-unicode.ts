import isUnicodeSupported from 'is-unicode-supported';

export function speaksUnicode(env: Readonly<NodeJS.ProcessEnv>): boolean {
  if (!isUnicodeSupported() || env.TERM === 'linux' || env.TERM === 'dumb') return false;
  // POSIX: the first of these that is not empty is the locale. With none, as in most containers, the terminal outside
  // is a modern one nearly always.
  const locale = env.LC_ALL || env.LC_CTYPE || env.LANG;
  return !locale || /utf-?8/i.test(locale);
}

/** This program's own text: where the locale is not UTF-8 its apostrophes and ellipses become ASCII. */
export function ownText(text: string, unicode: boolean): string {
  return unicode ? text : text.replaceAll('\u2019', "'").replaceAll('\u2026', '...');
}
