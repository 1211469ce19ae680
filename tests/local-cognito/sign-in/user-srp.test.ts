import { describe, expect, test } from 'vitest';
import { createSrpKeyPair } from '../../../src/auth/index.js';
import vectors from '../../fixtures/srp-vectors.json' with { type: 'json' };
import { claimsOf, failureOf, openPlayground, tokensOf, type Playground } from '../playground.js';
import { answerSrp, signIn, startSrp } from '../srp-sign-in.js';

const wrong = 'NotAuthorizedException: Incorrect username or password.';
const usedOnce = 'NotAuthorizedException: Invalid session for the user, session can only be used once.';
const expired = 'NotAuthorizedException: Invalid session for the user, session is expired.';

async function openWithJane(options: Parameters<typeof openPlayground>[0] = {}): Promise<Playground> {
  const playground = await openPlayground(options);
  await playground.addUser('jane');
  return playground;
}

test('the question is PASSWORD_VERIFIER, without a Session', async () => {
  await using playground = await openWithJane();
  const question = await startSrp(playground, 'jane', createSrpKeyPair());
  expect(question).toMatchObject({
    ChallengeName: 'PASSWORD_VERIFIER',
    ChallengeParameters: {
      USERNAME: 'jane',
      USER_ID_FOR_SRP: 'jane',
      SALT: expect.stringMatching(/^[1-9a-f][0-9a-f]*$/) as string,
      SRP_B: expect.stringMatching(/^[1-9a-f][0-9a-f]*$/) as string,
      SECRET_BLOCK: expect.stringMatching(/^[A-Za-z0-9+/]+=*$/) as string,
    },
  });
  expect(question).not.toHaveProperty('Session');
  expect(question).not.toHaveProperty('AuthenticationResult');
});

test('the right proof ends in tokens, with empty ChallengeParameters and no Session', async () => {
  await using playground = await openWithJane();
  const answer = await signIn(playground, 'jane');
  expect(answer).toMatchObject({ ChallengeParameters: {} });
  expect(answer).not.toHaveProperty('ChallengeName');
  expect(answer).not.toHaveProperty('Session');
  expect(claimsOf(tokensOf(answer).AccessToken)).toMatchObject({ username: 'jane' });
});

test('the same by the admin API', async () => {
  await using playground = await openWithJane();
  const { api, userPoolId: UserPoolId } = playground;
  const admin: Playground = {
    ...playground,
    api: Object.assign(Object.create(api) as typeof api, {
      initiateAuth: (input: object) => api.adminInitiateAuth({ UserPoolId, ...input } as never),
      respondToAuthChallenge: (input: object) => api.adminRespondToAuthChallenge({ UserPoolId, ...input } as never),
    }),
  };
  tokensOf(await signIn(admin, 'jane'));
});

test('an email signs in where it is the name: the proof is over the UUID', async () => {
  await using playground = await openPlayground({ pool: { UsernameAttributes: ['email'] } });
  const sub = await playground.addUser('jane@example.com', 'jane@example.com');
  const keys = createSrpKeyPair();
  const question = await startSrp(playground, 'jane@example.com', keys);
  expect(question.ChallengeParameters).toMatchObject({ USERNAME: sub, USER_ID_FOR_SRP: sub });
  tokensOf(await answerSrp(playground, question, keys));
});

test.each(vectors.rejectSRP_A)('SRP_A is refused: $why', async ({ SRP_A }) => {
  await using playground = await openWithJane();
  expect(await failureOf(startSrp(playground, 'jane', { ...createSrpKeyPair(), srpA: SRP_A }))).toMatch(
    /^InvalidParameterException: /,
  );
});

test.each(['xyz', '-1', '0x12', 'f'.repeat(5000)])('SRP_A is no number: %.10s', async (srpA) => {
  await using playground = await openWithJane();
  expect(await failureOf(startSrp(playground, 'jane', { ...createSrpKeyPair(), srpA }))).toMatch(
    /^InvalidParameterException: /,
  );
});

describe('proofs that fail', () => {
  const block = { PASSWORD_CLAIM_SECRET_BLOCK: Buffer.from('x'.repeat(500)).toString('base64') };
  test.each<[string, Parameters<typeof answerSrp>[3], string]>([
    ['a wrong password', { secret: 'Wrong-Horse-9!' }, wrong],
    ['a signature of another length', { more: { PASSWORD_CLAIM_SIGNATURE: 'abcd' } }, wrong],
    ['another timestamp than was signed', { more: { TIMESTAMP: 'Mon Jan 5 03:04:06 UTC 2026' } }, wrong],
    ['a timestamp of no form', { more: { TIMESTAMP: '2026-01-05T03:04:05Z' } }, wrong],
    ['a secret block that is not ours', { more: block }, wrong],
    ['an empty secret block', { more: { PASSWORD_CLAIM_SECRET_BLOCK: '====' } }, wrong],
    ["another user's name", { more: { USERNAME: 'joe' } }, wrong],
    ['a name that nobody has', { more: { USERNAME: 'ghost' } }, wrong],
  ])('%s', async (_, change, failure) => {
    await using playground = await openWithJane();
    await playground.addUser('joe');
    const keys = createSrpKeyPair();
    const question = await startSrp(playground, 'jane', keys);
    expect(await failureOf(answerSrp(playground, question, keys, change))).toBe(failure);
    tokensOf(await answerSrp(playground, question, keys));
  });

  test.each(['USERNAME', 'PASSWORD_CLAIM_SIGNATURE', 'PASSWORD_CLAIM_SECRET_BLOCK', 'TIMESTAMP'])(
    'without %s',
    async (name) => {
      await using playground = await openWithJane();
      const keys = createSrpKeyPair();
      const question = await startSrp(playground, 'jane', keys);
      expect(await failureOf(answerSrp(playground, question, keys, { more: { [name]: '' } }))).toBe(
        `InvalidParameterException: Missing required parameter ${name}`,
      );
    },
  );

  test("another client's block", async () => {
    await using playground = await openWithJane();
    const keys = createSrpKeyPair();
    const question = await startSrp(playground, 'jane', keys);
    const other = { ...playground, ...(await playground.addClient()) };
    expect(await failureOf(answerSrp(other, question, keys))).toBe(wrong);
  });

  test('a block with one bit changed', async () => {
    await using playground = await openWithJane();
    const keys = createSrpKeyPair();
    const { ChallengeParameters } = await startSrp(playground, 'jane', keys);
    const sealed = Buffer.from(ChallengeParameters!['SECRET_BLOCK']!, 'base64');
    sealed.writeUInt8(sealed.readUInt8(sealed.length - 1) ^ 1, sealed.length - 1);
    const forged = { ChallengeParameters: { ...ChallengeParameters, SECRET_BLOCK: sealed.toString('base64') } };
    expect(await failureOf(answerSrp(playground, forged, keys))).toBe(wrong);
  });
});

test('a block is used once', async () => {
  await using playground = await openWithJane();
  const keys = createSrpKeyPair();
  const question = await startSrp(playground, 'jane', keys);
  tokensOf(await answerSrp(playground, question, keys));
  expect(await failureOf(answerSrp(playground, question, keys))).toBe(usedOnce);
});

test('a block is used once also when MFA comes after it, and by two answers at a time', async () => {
  await using playground = await openWithJane({ mfa: 'ON' });
  const keys = createSrpKeyPair();
  const question = await startSrp(playground, 'jane', keys);
  const answers = await Promise.allSettled([1, 2].map(() => answerSrp(playground, question, keys)));
  expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
});

describe('time', () => {
  test('a block lives as long as a session', async () => {
    await using playground = await openWithJane({ client: { AuthSessionValidity: 4 } });
    const keys = createSrpKeyPair();
    const question = await startSrp(playground, 'jane', keys);
    playground.clock.advance({ minutes: 4, milliseconds: -1 });
    tokensOf(await answerSrp(playground, question, keys));
    const late = await startSrp(playground, 'jane', keys);
    playground.clock.advance({ minutes: 4 });
    expect(await failureOf(answerSrp(playground, late, keys))).toBe(expired);
  });

  test.each([
    [-5, true],
    [5, true],
    [-6, false],
    [6, false],
  ])('a client whose clock is %i minutes off is believed: %s', async (minutes, believed) => {
    await using playground = await openWithJane();
    const keys = createSrpKeyPair();
    const question = await startSrp(playground, 'jane', keys);
    const now = playground.clock.now() + minutes * 60_000;
    const answer = answerSrp({ ...playground, clock: { ...playground.clock, now: () => now } }, question, keys);
    if (believed) tokensOf(await answer);
    else expect(await failureOf(answer)).toBe(wrong);
  });
});
