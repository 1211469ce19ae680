import type { AuthOutcome, Challenge, SignedIn } from '../../actions/index.js';
import { ExpectedError } from '../../events/index.js';

type Named<Name extends string> = Extract<Challenge, { challengeName: Name }>;

/** @throws {ExpectedError} when the sign-in took another turn than the story needs. */
export function expectChallenge<Name extends Challenge['challengeName']>(
  outcome: AuthOutcome,
  name: Name,
  because: string,
): Named<Name> {
  if (outcome.kind === 'challenge' && outcome.challengeName === name) return outcome as Named<Name>;
  throw otherTurn(outcome, `the challenge ${name}`, because);
}

export function expectTokens(outcome: AuthOutcome, because: string): SignedIn {
  if (outcome.kind === 'tokens') return outcome;
  throw otherTurn(outcome, 'tokens', because);
}

function otherTurn(outcome: AuthOutcome, wanted: string, because: string): ExpectedError {
  const got = outcome.kind === 'tokens' ? 'tokens' : `the challenge ${outcome.challengeName}`;
  return new ExpectedError(`The sign-in gave ${got} where this scenario needs ${wanted}.`, { next: because });
}
