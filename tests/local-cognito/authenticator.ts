import { currentTotpCode } from '../../src/auth/index.js';
import { tokensOf, type Playground, type SignedIn } from './playground.js';

/** An authenticator app at the playground's time. */
export interface Authenticator {
  readonly secretCode: string;
  /** The code of now, or of some steps of 30 seconds away from now. */
  code(stepsAway?: number): string;
  /** A code that is neither of now nor of a step beside it. */
  wrongCode(): string;
  /** Moves the clock to the next step, whose code was surely not used before, and gives it. */
  freshCode(): string;
}

export function authenticatorOf({ clock }: Pick<Playground, 'clock'>, secretCode: string): Authenticator {
  const code = (stepsAway = 0): string => currentTotpCode(secretCode, clock.now() / 1000 + stepsAway * 30);
  return {
    secretCode,
    code,
    wrongCode() {
      const right = new Set([code(-1), code(), code(1)]);
      return ['000000', '111111', '222222', '333333'].find((guess) => !right.has(guess))!;
    },
    freshCode() {
      clock.advance({ seconds: 30 });
      return code();
    },
  };
}

/** Sets an authenticator up for a user who is signed in. */
export async function addAuthenticator(
  playground: Playground,
  { AccessToken }: Pick<SignedIn, 'AccessToken'>,
  settings = { Enabled: true, PreferredMfa: true },
): Promise<Authenticator> {
  const { api } = playground;
  const { SecretCode } = await api.associateSoftwareToken({ AccessToken });
  const authenticator = authenticatorOf(playground, SecretCode!);
  await api.verifySoftwareToken({ AccessToken, UserCode: authenticator.freshCode() });
  if (settings.Enabled) await api.setUserMFAPreference({ AccessToken, SoftwareTokenMfaSettings: settings });
  return authenticator;
}

/** Goes through MFA_SETUP, the first sign-in of a user in a pool that requires MFA. */
export async function setUpMfa(
  playground: Playground,
  username: string,
): Promise<{ authenticator: Authenticator; tokens: SignedIn }> {
  const { api, clientId: ClientId } = playground;
  const { Session: toAssociate } = await playground.startSignIn(username);
  const { SecretCode, Session: toVerify } = await api.associateSoftwareToken({ Session: toAssociate });
  const authenticator = authenticatorOf(playground, SecretCode!);
  const { Session } = await api.verifySoftwareToken({ Session: toVerify, UserCode: authenticator.freshCode() });
  const ChallengeResponses = { USERNAME: username };
  const answer = await api.respondToAuthChallenge({
    ClientId,
    ChallengeName: 'MFA_SETUP',
    Session,
    ChallengeResponses,
  });
  return { authenticator, tokens: tokensOf(answer) };
}

/** The answer to SOFTWARE_TOKEN_MFA. */
export function answerMfa(
  { api, clientId: ClientId }: Pick<Playground, 'api' | 'clientId'>,
  { Session }: { readonly Session?: string | undefined },
  code: string,
  more: Readonly<Record<string, string>> = {},
) {
  return api.respondToAuthChallenge({
    ClientId,
    ChallengeName: 'SOFTWARE_TOKEN_MFA',
    Session,
    ChallengeResponses: { USERNAME: 'jane', SOFTWARE_TOKEN_MFA_CODE: code, ...more },
  });
}
