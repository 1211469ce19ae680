const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  // Else a name could hold a placeholder, which Cognito would fill in.
  '{': '&#123;',
  '}': '&#125;',
};

/** Longer ones, and those that a mail program may make a link of, are hardly names: anybody may sign up as anything. */
const unlikely = /.{41}|[/:@\\]|\.\S/su;

/** A name as it may stand in an email, which is HTML, or undefined for what is hardly one. */
export function nameForEmail(name: string | undefined): string | undefined {
  const folded = name?.trim().replace(/\s+/gu, ' ') ?? '';
  if (folded === '' || unlikely.test(folded)) return undefined;
  return folded.replace(/[&<>"'{}]/g, (character) => entities[character] ?? '');
}
