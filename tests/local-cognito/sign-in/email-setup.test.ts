import { describe, expect, test } from 'vitest';
import { afterTicks } from '../after-ticks.js';
import { authenticatorOf } from '../authenticator.js';
import { addUserWithoutAddress, nameEmail, openWithoutAddress } from '../email-setup.js';
import { answering } from '../functions.js';
import { attributesOf, invite } from '../made-user.js';
import { answerCode, openWithFactors, setMfa } from '../message-mfa.js';
import { claimsOf, failureOf, password, tokensOf, type Playground } from '../playground.js';

const email = 'jane@example.com';
const invalid = 'NotAuthorizedException: Invalid session for the user.';
const usedOnce = 'NotAuthorizedException: Invalid session for the user, session can only be used once.';
const notOffered = 'InvalidParameterException: Selected challenge is not available for the user.';
const wrongCode = 'CodeMismatchException: Invalid code or auth state for the user.';

/** Goes on to the question for the code that went to the address. */
async function askedForCode(playground: Playground, address = email, username = 'jane') {
  const { Session } = await playground.startSignIn(username);
  return nameEmail(playground, Session, address, username);
}

async function setUp(playground: Playground, address = email) {
  const question = await askedForCode(playground, address);
  return tokensOf(await answerCode(playground, question, await playground.sentCode(address)));
}

test('an address, then the code that went there', async () => {
  await using playground = await openWithoutAddress(['TOTP', 'EMAIL']);
  const setup = await playground.startSignIn('jane');
  expect(setup).toMatchObject({
    ChallengeName: 'MFA_SETUP',
    ChallengeParameters: { USER_ID_FOR_SRP: 'jane', MFAS_CAN_SETUP: '["SOFTWARE_TOKEN_MFA","EMAIL_OTP"]' },
  });
  const question = await nameEmail(playground, setup.Session, email);
  expect(question).toMatchObject({
    ChallengeName: 'EMAIL_OTP',
    ChallengeParameters: {
      USER_ID_FOR_SRP: 'jane',
      CODE_DELIVERY_DELIVERY_MEDIUM: 'EMAIL',
      CODE_DELIVERY_DESTINATION: 'j***@e***',
    },
  });
  const code = await playground.sentCode(email);
  expect(code).toMatch(/^[0-9]{6}$/);
  const tokens = tokensOf(await answerCode(playground, question, code));
  expect(claimsOf(tokens.IdToken)).toMatchObject({ email, email_verified: true });
  expect(await attributesOf(playground, 'jane')).toEqual({ email, email_verified: 'true' });
  // Like an authenticator that was verified, it is not turned on by that, but asked for all the same.
  expect(await playground.api.getUser({ AccessToken: tokens.AccessToken })).not.toHaveProperty('UserMFASettingList');
  expect((await playground.startSignIn('jane')).ChallengeName).toBe('EMAIL_OTP');

  expect(await failureOf(nameEmail(playground, setup.Session, email))).toBe(usedOnce);
  expect(await failureOf(answerCode(playground, question, code))).toBe(usedOnce);
});

test('the address may be named in lower case, as the guide once had it', async () => {
  await using playground = await openWithoutAddress();
  const { Session } = await playground.startSignIn('jane');
  const ChallengeResponses = { USERNAME: 'jane', email };
  const { api, clientId: ClientId } = playground;
  const question = await api.respondToAuthChallenge({
    ClientId,
    ChallengeName: 'MFA_SETUP',
    Session,
    ChallengeResponses,
  });
  tokensOf(await answerCode(playground, question, await playground.sentCode(email)));
});

test("from the administrator's side, too, and after a temporary password", async () => {
  await using playground = await openWithFactors(['EMAIL']);
  await invite(playground, 'jane');
  const { api, clientId: ClientId, userPoolId: UserPoolId } = playground;
  const who = { ClientId, UserPoolId };
  const AuthParameters = { USERNAME: 'jane', PASSWORD: password };
  const first = await api.adminInitiateAuth({ ...who, AuthFlow: 'ADMIN_USER_PASSWORD_AUTH', AuthParameters });
  const respond = ({ ChallengeName, Session }: typeof first, responses: Record<string, string>) => {
    const ChallengeResponses = { USERNAME: 'jane', ...responses };
    return api.adminRespondToAuthChallenge({ ...who, ChallengeName, Session, ChallengeResponses });
  };
  const setup = await respond(first, { NEW_PASSWORD: password });
  expect(setup.ChallengeParameters).toMatchObject({ MFAS_CAN_SETUP: '["EMAIL_OTP"]' });
  const question = await respond(setup, { EMAIL: email });
  tokensOf(await respond(question, { EMAIL_OTP_CODE: await playground.sentCode(email) }));
});

describe('until the code is right', () => {
  test('the user has no address, and may name another in a new sign-in', async () => {
    await using playground = await openWithoutAddress();
    const question = await askedForCode(playground, 'jnae@example.com');
    expect(await attributesOf(playground, 'jane')).toEqual({});
    expect(await failureOf(answerCode(playground, question, 'wrong'))).toBe(wrongCode);
    expect(await attributesOf(playground, 'jane')).toEqual({});
    await setUp(playground);
    expect(await attributesOf(playground, 'jane')).toEqual({ email, email_verified: 'true' });
  });

  test('it may be tried again, but not for ever', async () => {
    await using playground = await openWithoutAddress();
    const question = await askedForCode(playground);
    const code = await playground.sentCode(email);
    for (let tries = 0; tries < 5; tries += 1) {
      expect(await failureOf(answerCode(playground, question, 'wrong'))).toBe(wrongCode);
    }
    expect(await failureOf(answerCode(playground, question, code))).toBe(
      'NotAuthorizedException: Password attempts exceeded',
    );
    playground.clock.advance({ seconds: 2 });
    tokensOf(await answerCode(playground, question, code));
  });

  test('it is good for as long as the session', async () => {
    await using playground = await openWithoutAddress();
    const question = await askedForCode(playground);
    playground.clock.advance({ minutes: 3 });
    expect(await failureOf(answerCode(playground, question, await playground.sentCode(email)))).toBe(
      'NotAuthorizedException: Invalid session for the user, session is expired.',
    );
  });
});

describe('refused is', () => {
  test.each([
    ['what is no address', 'jane', 'InvalidParameterException: Invalid email address format.'],
    ['an answer that names none', '', invalid],
  ])('%s, and the session lives on', async (_, given, refusal) => {
    await using playground = await openWithoutAddress();
    const { Session } = await playground.startSignIn('jane');
    expect(await failureOf(nameEmail(playground, Session, given))).toBe(refusal);
    expect(await playground.local.outbox.list()).toEqual([]);
    expect((await nameEmail(playground, Session, email)).ChallengeName).toBe('EMAIL_OTP');
  });

  test('an address where the app client may not write one', async () => {
    await using playground = await openWithoutAddress(['EMAIL'], { client: { WriteAttributes: ['name'] } });
    expect(await failureOf(askedForCode(playground))).toBe(
      'NotAuthorizedException: A client attempted to write unauthorized attribute',
    );
  });

  test('an address where it is the way to recover the password', async () => {
    const RecoveryMechanisms = [{ Name: 'verified_email' as const, Priority: 1 }];
    const pool = { AccountRecoverySetting: { RecoveryMechanisms } };
    await using playground = await openWithoutAddress(['TOTP', 'EMAIL'], { pool });
    const setup = await playground.startSignIn('jane');
    expect(setup.ChallengeParameters).toMatchObject({ MFAS_CAN_SETUP: '["SOFTWARE_TOKEN_MFA"]' });
    expect(await failureOf(nameEmail(playground, setup.Session, email))).toBe(notOffered);
  });

  test('a code once the pool sends none', async () => {
    await using playground = await openWithoutAddress();
    const question = await askedForCode(playground);
    await setMfa(playground, 'ON', ['TOTP']);
    expect(await failureOf(answerCode(playground, question, await playground.sentCode(email)))).toBe(notOffered);
    expect(await attributesOf(playground, 'jane')).toEqual({});
  });

  test('the session of another user', async () => {
    await using playground = await openWithoutAddress();
    await addUserWithoutAddress(playground, 'joe');
    const { Session } = await playground.startSignIn('jane');
    expect(await failureOf(nameEmail(playground, Session, email, 'joe'))).toBe(invalid);
  });

  test('a user who is disabled meanwhile', async () => {
    await using playground = await openWithoutAddress();
    const question = await askedForCode(playground);
    await playground.api.adminDisableUser({ UserPoolId: playground.userPoolId, Username: 'jane' });
    expect(await failureOf(answerCode(playground, question, await playground.sentCode(email)))).toBe(
      'NotAuthorizedException: User is disabled.',
    );
  });
});

describe('a sign-in that waits at MFA_SETUP does not lead around what has been set up meanwhile', () => {
  test('by email, neither with another address nor with an authenticator', async () => {
    await using playground = await openWithoutAddress(['TOTP', 'EMAIL']);
    const { api } = playground;
    const { Session } = await playground.startSignIn('jane');
    const named = await askedForCode(playground, 'joe@example.com');
    const joes = await playground.sentCode('joe@example.com');
    const associated = await api.associateSoftwareToken({ Session: (await playground.startSignIn('jane')).Session });
    await setUp(playground);
    const UserCode = authenticatorOf(playground, associated.SecretCode!).code();
    const tries = [
      nameEmail(playground, Session, 'joe@example.com'),
      answerCode(playground, named, joes),
      api.associateSoftwareToken({ Session }),
      api.verifySoftwareToken({ Session: associated.Session, UserCode }),
    ];
    for (const outcome of tries) expect(await failureOf(outcome)).toBe(invalid);
    expect(await attributesOf(playground, 'jane')).toEqual({ email, email_verified: 'true' });
  });

  test('by an administrator who gives the user an address', async () => {
    await using playground = await openWithoutAddress();
    const question = await askedForCode(playground, 'joe@example.com');
    const UserAttributes = [{ Name: 'email', Value: email }];
    const { api, userPoolId: UserPoolId } = playground;
    await api.adminUpdateUserAttributes({ UserPoolId, Username: 'jane', UserAttributes });
    expect(await failureOf(answerCode(playground, question, await playground.sentCode('joe@example.com')))).toBe(
      invalid,
    );
    expect(await attributesOf(playground, 'jane')).toMatchObject({ email });
  });

  test.each(['the address', 'the authenticator'])('at the same time, when %s comes first', async (first) => {
    await using playground = await openWithFactors(['TOTP', 'EMAIL']);
    const { api } = playground;
    for (let ticks = 0; ticks < 10; ticks += 1) {
      const name = `user-${ticks}`;
      const address = `${name}@example.com`;
      await addUserWithoutAddress(playground, name);
      const question = await askedForCode(playground, address, name);
      const code = await playground.sentCode(address);
      const associated = await api.associateSoftwareToken({ Session: (await playground.startSignIn(name)).Session });
      const UserCode = authenticatorOf(playground, associated.SecretCode!).code();
      const calls = [
        () => answerCode(playground, question, code, { USERNAME: name }),
        () => api.verifySoftwareToken({ Session: associated.Session, UserCode }),
      ] as const;
      const [one, other] = first === 'the address' ? calls : calls.toReversed();
      const outcomes = await Promise.allSettled([one(), afterTicks(ticks, other)]);
      expect(outcomes.map(({ status }) => status).toSorted(), `${ticks} ticks`).toEqual(['fulfilled', 'rejected']);
    }
  });

  test('at the same time, by two addresses', async () => {
    await using playground = await openWithoutAddress();
    const addresses = ['a@example.com', 'b@example.com'];
    const questions = await Promise.all(addresses.map((address) => askedForCode(playground, address)));
    const codes = await Promise.all(addresses.map((address) => playground.sentCode(address)));
    const outcomes = await Promise.allSettled(questions.map((asked, i) => answerCode(playground, asked, codes[i]!)));
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });
});

describe('an address by which another user signs in', () => {
  test('is refused to whoever has proven it, and to nobody else', async () => {
    await using playground = await openWithoutAddress(['EMAIL'], { pool: { AliasAttributes: ['email'] } });
    const { api, userPoolId: UserPoolId } = playground;
    await invite(playground, 'joe', { email, email_verified: 'true' });
    const question = await askedForCode(playground);
    const answer = async () => answerCode(playground, question, await playground.sentCode(email));
    expect(await failureOf(answer())).toBe('AliasExistsException: An account with the given email already exists.');
    expect(await attributesOf(playground, 'jane')).toEqual({});
    await api.adminDeleteUser({ UserPoolId, Username: 'joe' });
    tokensOf(await answer());
    expect(await api.adminGetUser({ UserPoolId, Username: email })).toMatchObject({ Username: 'jane' });
  });

  test('in a pool of addresses, too', async () => {
    const pool = { UsernameAttributes: ['email', 'phone_number'] as 'email'[], AutoVerifiedAttributes: [] };
    await using playground = await openWithFactors(['EMAIL'], { pool });
    await addUserWithoutAddress(playground, '+15550100');
    await addUserWithoutAddress(playground, 'joe@example.com');
    const taken = await askedForCode(playground, 'joe@example.com', '+15550100');
    const respond = async ({ Session }: typeof taken, to: string) => {
      const ChallengeResponses = { USERNAME: '+15550100', EMAIL_OTP_CODE: await playground.sentCode(to) };
      const { api, clientId: ClientId } = playground;
      return api.respondToAuthChallenge({ ClientId, ChallengeName: 'EMAIL_OTP', Session, ChallengeResponses });
    };
    expect(await failureOf(respond(taken, 'joe@example.com'))).toMatch(/^AliasExistsException/);
    tokensOf(await respond(await askedForCode(playground, email, '+15550100'), email));
    expect((await playground.startSignIn(email)).ChallengeName).toBe('EMAIL_OTP');
  });
});

test('CustomMessage hears of the address that the code goes to', async () => {
  const own = { emailMessage: 'Enter {####}, Jane.', emailSubject: 'For Jane' };
  await using playground = await openWithoutAddress(['EMAIL'], { functions: { CustomMessage: answering(own) } });
  await askedForCode(playground);
  expect((await playground.local.outbox.list()).at(-1)).toMatchObject({ to: email, subject: 'For Jane' });
  expect(playground.eventsOf('CustomMessage')).toMatchObject([
    {
      triggerSource: 'CustomMessage_Authentication',
      request: { userAttributes: { email, email_verified: 'false' } },
    },
  ]);
});
