import { describe, expect, test } from 'vitest';
import { addAuthenticator, answerMfa, authenticatorOf, setUpMfa, type Authenticator } from '../authenticator.js';
import { failureOf, openPlayground, tokensOf, type Playground, type SignedIn } from '../playground.js';

const usedCode = 'ExpiredCodeException: Your software token has already been used once.';
const mismatch = 'CodeMismatchException: Invalid code received for user';

type WithMfa = Playground & { authenticator: Authenticator };

/** A pool that asks everyone for a code, and jane, whose last code was used long ago. */
async function openWithMfa(): Promise<WithMfa> {
  const playground = await openPlayground({ mfa: 'ON' });
  await playground.addUser('jane');
  const { authenticator } = await setUpMfa(playground, 'jane');
  playground.clock.advance({ hours: 1 });
  return { ...playground, authenticator };
}

const signInWith = async (playground: Playground, code: string) =>
  answerMfa(playground, await playground.startSignIn('jane'), code);

describe('codes', () => {
  test.each([
    [-2, false],
    [-1, true],
    [0, true],
    [1, true],
    [2, false],
  ])('%i steps away: %s', async (stepsAway, right) => {
    await using playground = await openWithMfa();
    const call = signInWith(playground, playground.authenticator.code(stepsAway));
    if (right) tokensOf(await call);
    else expect(await failureOf(call)).toBe(mismatch);
  });

  test('one is used once, and so are those before it', async () => {
    await using playground = await openWithMfa();
    const { authenticator } = playground;
    tokensOf(await signInWith(playground, authenticator.code()));
    expect(await failureOf(signInWith(playground, authenticator.code()))).toBe(usedCode);
    expect(await failureOf(signInWith(playground, authenticator.code(-1)))).toBe(usedCode);
    tokensOf(await signInWith(playground, authenticator.code(1)));
  });

  test('one that verified the authenticator is used', async () => {
    await using playground = await openPlayground({ mfa: 'ON' });
    await playground.addUser('jane');
    const { authenticator } = await setUpMfa(playground, 'jane');
    expect(await failureOf(signInWith(playground, authenticator.code()))).toBe(usedCode);
    tokensOf(await signInWith(playground, authenticator.freshCode()));
  });

  test('a used code does not use up the session', async () => {
    await using playground = await openWithMfa();
    const { authenticator } = playground;
    tokensOf(await signInWith(playground, authenticator.code()));
    const question = await playground.startSignIn('jane');
    expect(await failureOf(answerMfa(playground, question, authenticator.code()))).toBe(usedCode);
    tokensOf(await answerMfa(playground, question, authenticator.freshCode()));
  });

  test("another user's do not fit", async () => {
    await using playground = await openWithMfa();
    await playground.addUser('joe');
    const { authenticator } = await setUpMfa(playground, 'joe');
    expect(await failureOf(signInWith(playground, authenticator.freshCode()))).toBe(mismatch);
  });
});

test('the admin API asks the same, and each API takes the other one\u2019s session', async () => {
  await using playground = await openWithMfa();
  const { api, clientId: ClientId, userPoolId: UserPoolId, authenticator } = playground;
  const AuthParameters = { USERNAME: 'jane', PASSWORD: 'Correct-Horse-9!' };
  const question = await api.adminInitiateAuth({
    UserPoolId,
    ClientId,
    AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
    AuthParameters,
  });
  expect(question.ChallengeName).toBe('SOFTWARE_TOKEN_MFA');
  const answer = await api.adminRespondToAuthChallenge({
    UserPoolId,
    ClientId,
    ChallengeName: 'SOFTWARE_TOKEN_MFA',
    Session: question.Session,
    ChallengeResponses: { USERNAME: 'jane', SOFTWARE_TOKEN_MFA_CODE: authenticator.code() },
  });
  tokensOf(answer);
});

describe('a user who is signed in', () => {
  const open = async (mfa: 'OFF' | 'OPTIONAL' | 'ON' = 'OPTIONAL'): Promise<Playground & { tokens: SignedIn }> => {
    const playground = await openPlayground({ mfa });
    await playground.addUser('jane');
    return { ...playground, tokens: await playground.signIn('jane') };
  };
  const prefer = ({ api, tokens }: Playground & { tokens: SignedIn }, SoftwareTokenMfaSettings: object) =>
    api.setUserMFAPreference({ AccessToken: tokens.AccessToken, SoftwareTokenMfaSettings });

  test('gets a secret without a Session, and keeps the old authenticator until the new one is verified', async () => {
    await using playground = await open();
    const { api, tokens } = playground;
    const old = await addAuthenticator(playground, tokens);
    const associated = await api.associateSoftwareToken({ AccessToken: tokens.AccessToken });
    expect(associated).not.toHaveProperty('Session');
    tokensOf(await signInWith(playground, old.freshCode()));

    const next = authenticatorOf(playground, associated.SecretCode!);
    const UserCode = next.code();
    const verified = await api.verifySoftwareToken({ AccessToken: tokens.AccessToken, UserCode });
    expect(verified).not.toHaveProperty('Session');
    expect(await failureOf(signInWith(playground, old.freshCode()))).toBe(mismatch);
    tokensOf(await signInWith(playground, next.freshCode()));
  });

  test('has nothing to verify without a secret', async () => {
    await using playground = await open();
    const { AccessToken } = playground.tokens;
    expect(await failureOf(playground.api.verifySoftwareToken({ AccessToken, UserCode: '123456' }))).toMatch(
      /^SoftwareTokenMFANotFoundException: /,
    );
  });

  test('gets no secret where the pool has no TOTP', async () => {
    await using playground = await open('OFF');
    const { AccessToken } = playground.tokens;
    expect(await failureOf(playground.api.associateSoftwareToken({ AccessToken }))).toBe(
      'SoftwareTokenMFANotFoundException: Software Token MFA has not been enabled by the userPool',
    );
  });

  test('in an OPTIONAL pool is asked for a code from the time that the authenticator is turned on', async () => {
    await using playground = await open();
    const { tokens } = playground;
    const authenticator = await addAuthenticator(playground, tokens, { Enabled: false, PreferredMfa: false });
    tokensOf(await playground.startSignIn('jane'));

    await prefer(playground, { Enabled: true, PreferredMfa: true });
    expect(await playground.api.getUser({ AccessToken: tokens.AccessToken })).toMatchObject({
      UserMFASettingList: ['SOFTWARE_TOKEN_MFA'],
      PreferredMfaSetting: 'SOFTWARE_TOKEN_MFA',
    });
    tokensOf(await signInWith(playground, authenticator.freshCode()));

    await prefer(playground, { Enabled: false });
    const user = await playground.api.adminGetUser({ UserPoolId: playground.userPoolId, Username: 'jane' });
    expect(user).not.toHaveProperty('UserMFASettingList');
    expect(user).not.toHaveProperty('PreferredMfaSetting');
    tokensOf(await playground.startSignIn('jane'));
  });

  test('may turn it on without preferring it, and leave it as it is', async () => {
    await using playground = await open();
    await addAuthenticator(playground, playground.tokens, { Enabled: true, PreferredMfa: false });
    await playground.api.setUserMFAPreference({ AccessToken: playground.tokens.AccessToken });
    const user = await playground.api.getUser({ AccessToken: playground.tokens.AccessToken });
    expect(user).toMatchObject({ UserMFASettingList: ['SOFTWARE_TOKEN_MFA'] });
    expect(user).not.toHaveProperty('PreferredMfaSetting');
    expect(await playground.startSignIn('jane')).toMatchObject({ ChallengeName: 'SOFTWARE_TOKEN_MFA' });
  });

  test.each([
    [{ SoftwareTokenMfaSettings: { Enabled: true } }, 'SOFTWARE_TOKEN_MFA'],
    [{ SMSMfaSettings: { Enabled: true } }, 'SMS_MFA'],
    [{ EmailMfaSettings: { Enabled: true } }, 'EMAIL_OTP'],
  ])('can not turn on what was not set up: %j', async (settings, factor) => {
    await using playground = await open();
    const call = playground.api.setUserMFAPreference({ AccessToken: playground.tokens.AccessToken, ...settings });
    expect(await failureOf(call)).toBe(
      `InvalidParameterException: User does not have delivery config set to turn on ${factor}`,
    );
  });

  test('can not prefer what is off', async () => {
    await using playground = await open();
    await addAuthenticator(playground, playground.tokens);
    expect(await failureOf(prefer(playground, { Enabled: false, PreferredMfa: true }))).toMatch(
      /^InvalidParameterException: /,
    );
  });
});

test('a pool that requires MFA goes on asking a user who turned it off', async () => {
  await using playground = await openPlayground({ mfa: 'ON' });
  await playground.addUser('jane');
  const { tokens } = await setUpMfa(playground, 'jane');
  await playground.api.setUserMFAPreference({
    AccessToken: tokens.AccessToken,
    SoftwareTokenMfaSettings: { Enabled: false },
  });
  expect(await playground.startSignIn('jane')).toMatchObject({ ChallengeName: 'SOFTWARE_TOKEN_MFA' });
});

test('a pool whose MFA was turned off asks nobody', async () => {
  await using playground = await openWithMfa();
  await playground.api.setUserPoolMfaConfig({ UserPoolId: playground.userPoolId, MfaConfiguration: 'OFF' });
  tokensOf(await playground.startSignIn('jane'));
});
