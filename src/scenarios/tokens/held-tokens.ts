import type { Tokens } from '../../actions/index.js';
import { ExpectedError } from '../../events/index.js';

/** The tokens of a sign-in or of a refresh, and how the story calls them. */
export interface HeldTokens {
  readonly label: string;
  readonly tokens: Tokens;
}

/** @throws {ExpectedError} when none came with the tokens. */
export function refreshTokenOf({ label, tokens }: HeldTokens): string {
  if (tokens.refreshToken !== undefined) return tokens.refreshToken;
  throw new ExpectedError(`No refresh token came with the tokens of: ${label}.`, {
    next: 'The app client must rotate refresh tokens (RefreshTokenRotation).',
  });
}

/** Enough of an id to tell it from others. */
export function shortId(id: unknown): string {
  return `${String(id).slice(0, 8)}…`;
}
