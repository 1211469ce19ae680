/** Somebody of the old directory. */
export interface OldUser {
  readonly username: string;
  readonly email: string;
  readonly password: string;
  /** The old directory has verified the address. */
  readonly verified: boolean;
}

/** The directory that the function of this tool knows, as docs/triggers.md tells it: nobody is behind these people. */
export const oldUsers: readonly OldUser[] = [
  { username: 'maria', email: 'maria@example.com', password: 'Old-Harbour-1', verified: true },
  { username: 'omar', email: 'omar@example.com', password: 'Old-Desert-2', verified: true },
  { username: 'li', email: 'li@example.com', password: 'Old-Garden-3', verified: true },
  { username: 'ingrid', email: 'ingrid@example.com', password: 'Old-Fjörd-4', verified: true },
  { username: 'kofi', email: 'kofi@example.com', password: 'Old-River-5', verified: false },
];

/** By either name, in any case, as the function finds them. */
export function oldUser(name: string): OldUser | undefined {
  return oldUsers.find(({ username, email }) => [username, email].includes(name.toLowerCase()));
}
