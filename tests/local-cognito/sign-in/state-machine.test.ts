import { ChallengeNameType, type InitiateAuthCommandOutput } from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, test } from 'vitest';
import { createSrpKeyPair } from '../../../src/auth/index.js';
import { failureOf, password, type Playground } from '../playground.js';
import { waiting } from './waiting-sessions.js';

const invalidSession = 'NotAuthorizedException: Invalid session for the user.';
const usedSession = 'NotAuthorizedException: Invalid session for the user, session can only be used once.';
const wrongPassword = 'NotAuthorizedException: Incorrect username or password.';
const wrongCode = 'CodeMismatchException: Invalid code or auth state for the user.';
const notOffered = 'InvalidParameterException: Selected challenge is not available for the user.';
const setUpByCode = 'EnableSoftwareTokenMFAException: Code mismatch and fail enable Software Token MFA';

/** Every response that any challenge takes. All are wrong, but for the name and the public key. */
const responses = {
  USERNAME: 'jane',
  ANSWER: 'nothing that was offered',
  PASSWORD: 'wrong',
  NEW_PASSWORD: 'weak',
  SRP_A: createSrpKeyPair().srpA,
  SMS_MFA_CODE: 'wrong',
  SMS_OTP_CODE: 'wrong',
  EMAIL_OTP_CODE: 'wrong',
  SOFTWARE_TOKEN_MFA_CODE: 'wrong',
  EMAIL: 'wrong',
  PASSWORD_CLAIM_SIGNATURE: 'wrong',
  PASSWORD_CLAIM_SECRET_BLOCK: 'wrong',
  TIMESTAMP: 'Mon Jan 5 03:04:05 UTC 2026',
  CREDENTIAL: '{}',
  DEVICE_KEY: 'us-east-1_00000000-0000-0000-0000-000000000000',
};

/** Besides RespondToAuthChallenge, what a session can be given to. */
const operations = {
  AssociateSoftwareToken: ({ api }: Playground, Session: string) => api.associateSoftwareToken({ Session }),
  VerifySoftwareToken: ({ api }: Playground, Session: string) =>
    api.verifySoftwareToken({ Session, UserCode: '000000' }),
  ConfirmSignUp: ({ api, clientId: ClientId }: Playground, Session: string) =>
    api.confirmSignUp({ ClientId, Username: 'jane', ConfirmationCode: 'wrong', Session }),
  'InitiateAuth USER_AUTH': ({ api, clientId: ClientId }: Playground, Session: string) =>
    api.initiateAuth({ ClientId, AuthFlow: 'USER_AUTH', AuthParameters: { USERNAME: 'jane' }, Session }),
};

type Operation = keyof typeof operations;

/** What each session is good for, and what comes of an answer that is wrong. Everything else is refused. */
const table: Readonly<Record<keyof typeof waiting, Readonly<Partial<Record<ChallengeNameType | Operation, unknown>>>>> =
  {
    SELECT_CHALLENGE: { SELECT_CHALLENGE: notOffered },
    PASSWORD: { PASSWORD: wrongPassword, SELECT_CHALLENGE: notOffered },
    PASSWORD_SRP: { SELECT_CHALLENGE: notOffered, PASSWORD_SRP: 'PASSWORD_VERIFIER' },
    'EMAIL_OTP as first factor': { EMAIL_OTP: wrongCode },
    SMS_OTP: { SMS_OTP: wrongCode },
    WEB_AUTHN: { WEB_AUTHN: expect.stringMatching('4 validation errors'), SELECT_CHALLENGE: notOffered },
    NEW_PASSWORD_REQUIRED: { NEW_PASSWORD_REQUIRED: expect.stringMatching('InvalidPasswordException') },
    SMS_MFA: { SMS_MFA: wrongCode },
    EMAIL_OTP: { EMAIL_OTP: wrongCode },
    SOFTWARE_TOKEN_MFA: { SOFTWARE_TOKEN_MFA: 'CodeMismatchException: Invalid code received for user' },
    SELECT_MFA_TYPE: { SELECT_MFA_TYPE: notOffered },
    MFA_SETUP: { MFA_SETUP: notOffered, AssociateSoftwareToken: 'a session' },
    'MFA_SETUP by email': {
      MFA_SETUP: 'InvalidParameterException: Invalid email address format.',
      AssociateSoftwareToken: 'a session',
    },
    // Another secret may be asked for.
    'MFA_SETUP associated': { VerifySoftwareToken: setUpByCode, AssociateSoftwareToken: 'a session' },
    'MFA_SETUP verified': { MFA_SETUP: 'tokens' },
    'EMAIL_OTP to set up': { EMAIL_OTP: wrongCode },
    DEVICE_SRP_AUTH: { DEVICE_SRP_AUTH: 'ResourceNotFoundException: Device does not exist.' },
    DEVICE_PASSWORD_VERIFIER: { DEVICE_PASSWORD_VERIFIER: wrongPassword },
    CUSTOM_CHALLENGE: { CUSTOM_CHALLENGE: 'CUSTOM_CHALLENGE' },
    'sign-up': { ConfirmSignUp: 'CodeMismatchException: Invalid verification code provided, please try again.' },
    'confirmed sign-up': { 'InitiateAuth USER_AUTH': 'tokens' },
  };

describe.each(Object.keys(table) as (keyof typeof table)[])('a session that waits for %s', (state) => {
  test('takes that, and nothing else', async () => {
    await using found = await waiting[state]();
    const { playground, session } = found;
    const taken = Object.keys(table[state]) as (ChallengeNameType | Operation)[];
    const names = [...Object.values(ChallengeNameType), ...(Object.keys(operations) as Operation[])];
    // What is taken comes last, in the order of the table: it may use the session up.
    const tried = [...names.filter((name) => !taken.includes(name)), ...taken];
    const outcomes: Record<string, string> = {};
    for (const name of tried) outcomes[name] = await outcomeOf(playground, name, session);
    expect(outcomes).toEqual({
      ...Object.fromEntries(names.map((name) => [name, refusal(name, state)])),
      ...table[state],
    });
  });
});

/** How what a session does not wait for is refused. */
function refusal(name: string, state: keyof typeof waiting): unknown {
  // Its SECRET_BLOCK carries all that is needed: no session is looked at.
  if (name === 'PASSWORD_VERIFIER') return wrongPassword;
  // Said before a session is read.
  if (name === 'ConfirmSignUp' && state !== 'sign-up') return expect.stringMatching('User cannot be confirmed.');
  if (name === 'InitiateAuth USER_AUTH' && !usesUserAuth(state)) return expect.stringMatching('not enabled');
  return invalidSession;
}

function usesUserAuth(state: keyof typeof waiting): boolean {
  const states = ['SELECT_CHALLENGE', 'PASSWORD', 'PASSWORD_SRP', 'EMAIL_OTP as first factor', 'SMS_OTP', 'WEB_AUTHN'];
  return [...states, 'NEW_PASSWORD_REQUIRED', 'sign-up', 'confirmed sign-up'].includes(state);
}

/** The next challenge, tokens, or the failure. */
async function outcomeOf(
  playground: Playground,
  name: ChallengeNameType | Operation,
  Session: string,
): Promise<string> {
  const { api, clientId: ClientId } = playground;
  const call: Promise<Partial<Pick<InitiateAuthCommandOutput, 'ChallengeName' | 'AuthenticationResult' | 'Session'>>> =
    name in operations
      ? operations[name as Operation](playground, Session)
      : api.respondToAuthChallenge({
          ClientId,
          ChallengeName: name as ChallengeNameType,
          Session,
          ChallengeResponses: responses,
        });
  return call.then(
    (answer) => answer.ChallengeName ?? (answer.AuthenticationResult ? 'tokens' : 'a session'),
    (error: Error) => `${error.name}: ${error.message}`,
  );
}

describe.each([
  ['MFA_SETUP verified', 'MFA_SETUP', {}],
  ['PASSWORD', 'PASSWORD', { PASSWORD: password }],
  ['NEW_PASSWORD_REQUIRED', 'NEW_PASSWORD_REQUIRED', { NEW_PASSWORD: password }],
  ['CUSTOM_CHALLENGE', 'CUSTOM_CHALLENGE', { ANSWER: 'wrong' }],
] as const)('a session that waits for %s', (state, ChallengeName, answer) => {
  const respond = ({ api, clientId: ClientId }: Playground, Session: string | undefined) => {
    const ChallengeResponses = { USERNAME: 'jane', ...answer };
    return api.respondToAuthChallenge({ ClientId, ChallengeName, Session, ChallengeResponses });
  };

  test('is used up by it', async () => {
    await using found = await waiting[state]();
    await respond(found.playground, found.session);
    const again = await failureOf(respond(found.playground, found.session));
    expect([usedSession, invalidSession]).toContain(again);
  });

  test('is good for three minutes', async () => {
    await using found = await waiting[state]();
    found.playground.clock.advance({ minutes: 3 });
    expect(await failureOf(respond(found.playground, found.session))).toBe(
      'NotAuthorizedException: Invalid session for the user, session is expired.',
    );
  });

  test('is of no use when it is missing, made up, or altered', async () => {
    await using found = await waiting[state]();
    const { playground, session } = found;
    const altered = session.slice(0, -4) + (session.endsWith('AAAA') ? 'BBBB' : 'AAAA');
    for (const other of [undefined, 'x'.repeat(20), altered]) {
      expect(await failureOf(respond(playground, other))).toBe(invalidSession);
    }
  });

  test('is of no use to another app client', async () => {
    await using found = await waiting[state]();
    const { playground, session } = found;
    const { clientId } = await playground.addClient();
    expect(await failureOf(respond({ ...playground, clientId }, session))).toBe(invalidSession);
  });
});
