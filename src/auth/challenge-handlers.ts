import type { Challenge, ChallengeAnswer } from '../actions/index.js';

/** The challenges that need the user. The SRP ones answer themselves. */
export type HandledChallengeName = Exclude<
  ChallengeAnswer['challengeName'],
  'PASSWORD_VERIFIER' | 'DEVICE_SRP_AUTH' | 'DEVICE_PASSWORD_VERIFIER'
>;

type Named<Union extends { challengeName: string }, Name> = Union extends unknown
  ? Name extends Union['challengeName']
    ? Union & { readonly challengeName: Name }
    : never
  : never;

/** The challenge of that name. */
export type ChallengeOf<Name extends HandledChallengeName> = Named<Challenge, Name>;

/**
 * The part of an answer that only the user can give. Names, device and session are filled in, except for MFA_SETUP: its
 * answer is the session that `verifySoftwareToken` returned, or the email address to set up.
 */
export type AnswerTo<Name extends HandledChallengeName> = Name extends 'MFA_SETUP'
  ? { readonly session: string } | { readonly email: string }
  : Omit<Named<ChallengeAnswer, Name>, 'challengeName' | 'username' | 'session' | 'deviceKey'>;

export type ChallengeHandlers = {
  readonly [Name in HandledChallengeName]?:
    | ((challenge: ChallengeOf<Name>) => Promise<AnswerTo<Name>> | AnswerTo<Name>)
    | undefined;
};

/** Cognito asked something that the caller has given no handler for. */
export class UnhandledChallengeError extends Error {
  override readonly name = 'UnhandledChallengeError';

  constructor(readonly challenge: Challenge) {
    super(`Cognito asked for the challenge ${challenge.challengeName}, and nothing here answers it.`);
  }
}

/** @throws {UnhandledChallengeError} There is no handler for the challenge. */
export async function askHandler(
  handlers: ChallengeHandlers,
  challenge: Challenge & { readonly challengeName: HandledChallengeName },
): Promise<AnswerTo<HandledChallengeName>> {
  // TypeScript can't see that a handler and a challenge of the same name fit.
  const handler = handlers[challenge.challengeName] as
    | ((challenge: Challenge) => Promise<AnswerTo<HandledChallengeName>>)
    | undefined;
  if (handler === undefined) throw new UnhandledChallengeError(challenge);
  return handler(challenge);
}
