/** Behaviour checklist: SRP of passwords and of devices. */
import { describe, expect, test } from 'vitest';
import { createSrpKeyPair, deviceIdentity, provePassword, userIdentity } from '../../../src/auth/index.js';
import { integerToBytes } from '../../../src/local-cognito/crypto/integers.js';
import { exchangeValue, makeVerifier, proofIsRight, scramblerOf } from '../../../src/local-cognito/crypto/srp.js';
import { parseTimestamp } from '../../../src/local-cognito/sign-in/timestamp.js';
import vectors from '../../fixtures/srp-vectors.json' with { type: 'json' };
import { answerMfa } from '../authenticator.js';
import { openWithDevice } from '../device.js';
import { claimsOf, deviceTracking, failureOf, openPlayground, tokensOf, type Playground } from '../playground.js';
import { answerSrp, confirmDevice, signIn, startSrp } from '../srp-sign-in.js';

const wrong = 'NotAuthorizedException: Incorrect username or password.';
const integer = (hex: string): bigint => BigInt(`0x${hex}`);

async function openWithJane(): Promise<Playground> {
  const playground = await openPlayground();
  await playground.addUser('jane');
  return playground;
}

describe('SRP: all vectors with a fixed b, A mod N = 0, a wrong proof, a second use, the retry without the device', () => {
  const cases = [
    ...vectors.user.map(({ name, input, expected }) => ({
      name,
      input,
      expected,
      party: { prefix: input.poolName, identity: input.userIdForSrp },
      secret: input.password,
      client: userIdentity(input.poolId, input.userIdForSrp, input.password),
    })),
    ...vectors.device.map(({ name, input, expected }) => ({
      name,
      input,
      expected,
      party: { prefix: input.deviceGroupKey, identity: input.deviceKey },
      secret: input.devicePassword,
      client: deviceIdentity(input),
    })),
  ];

  test.each(cases)('vector $name', ({ input, expected, party, secret, client }) => {
    const { salt, verifier } = makeVerifier(party, secret, integerToBytes(integer(input.saltHex)));
    const b = integer(input.bHex);
    const B = exchangeValue(verifier, b);
    expect([salt.toString(16), verifier.toString(16), B.toString(16)]).toEqual([
      expected.SALT,
      expected.verifier,
      expected.SRP_B,
    ]);
    const A = integer(expected.SRP_A);
    const keys = { privateKey: integer(input.aHex), publicKey: A, srpA: expected.SRP_A };
    const challenge = { salt: expected.SALT, srpB: expected.SRP_B, secretBlock: input.secretBlockBase64 };
    const proof = provePassword(client, keys, challenge, new Date(parseTimestamp(input.timestamp)!));
    expect([proof.timestamp, proof.passwordClaimSignature]).toEqual([
      input.timestamp,
      expected.PASSWORD_CLAIM_SIGNATURE,
    ]);
    const secretBlock = Buffer.from(input.secretBlockBase64, 'base64');
    const claim = { A, b, u: scramblerOf(A, B), verifier, secretBlock, timestamp: input.timestamp };
    const signature = Buffer.from(proof.passwordClaimSignature, 'base64');
    expect(proofIsRight(party, { ...claim, signature })).toBe(true);
    expect(proofIsRight(party, { ...claim, signature: Buffer.alloc(32) })).toBe(false);
  });

  test.each(vectors.timestamps)('timestamp $timestamp', ({ timestamp, epochSeconds }) => {
    expect(parseTimestamp(timestamp)).toBe(epochSeconds * 1000);
  });

  test('the question: hexadecimal SALT and SRP_B without leading zeros, and no Session', async () => {
    await using playground = await openWithJane();
    const question = await startSrp(playground, 'jane', createSrpKeyPair());
    const hex = expect.stringMatching(/^[1-9a-f][0-9a-f]*$/) as string;
    expect(question.ChallengeName).toBe('PASSWORD_VERIFIER');
    expect(question.ChallengeParameters).toEqual({
      SALT: hex,
      SRP_B: hex,
      SECRET_BLOCK: expect.stringMatching(/^[A-Za-z0-9+/]{400,}=*$/) as string,
      USERNAME: 'jane',
      USER_ID_FOR_SRP: 'jane',
    });
    expect(question).not.toHaveProperty('Session');
  });

  test('SRP_A may have leading zeros and upper case', async () => {
    await using playground = await openWithJane();
    const keys = createSrpKeyPair();
    const question = await startSrp(playground, 'jane', { ...keys, srpA: `000${keys.srpA.toUpperCase()}` });
    tokensOf(await answerSrp(playground, question, keys));
  });

  test.each(vectors.rejectSRP_A)('SRP_A is refused: $why', async ({ SRP_A }) => {
    await using playground = await openWithJane();
    const call = startSrp(playground, 'jane', { ...createSrpKeyPair(), srpA: SRP_A });
    expect(await failureOf(call)).toMatch(/^InvalidParameterException: /);
  });

  test('a wrong proof is a wrong password, and the block is good for another one', async () => {
    await using playground = await openWithJane();
    const keys = createSrpKeyPair();
    const question = await startSrp(playground, 'jane', keys);
    expect(await failureOf(answerSrp(playground, question, keys, { secret: 'wrong' }))).toBe(wrong);
    tokensOf(await answerSrp(playground, question, keys));
  });

  test('a second use, and one that comes too late', async () => {
    await using playground = await openWithJane();
    const keys = createSrpKeyPair();
    const question = await startSrp(playground, 'jane', keys);
    tokensOf(await answerSrp(playground, question, keys));
    expect(await failureOf(answerSrp(playground, question, keys))).toBe(
      'NotAuthorizedException: Invalid session for the user, session can only be used once.',
    );
    const late = await startSrp(playground, 'jane', keys);
    playground.clock.advance({ minutes: 3 });
    expect(await failureOf(answerSrp(playground, late, keys))).toBe(
      'NotAuthorizedException: Invalid session for the user, session is expired.',
    );
  });

  test('Device does not exist., and the same answer is good once more without the device', async () => {
    await using playground = await openWithDevice();
    const { api, tokens, device, authenticator } = playground;
    await api.forgetDevice({ AccessToken: tokens.AccessToken, DeviceKey: device.deviceKey });
    const keys = createSrpKeyPair();
    const question = await startSrp(playground, 'jane', keys, { DEVICE_KEY: device.deviceKey });
    const named = answerSrp(playground, question, keys, { more: { DEVICE_KEY: device.deviceKey } });
    expect(await failureOf(named)).toBe('ResourceNotFoundException: Device does not exist.');
    const unnamed = await answerSrp(playground, question, keys);
    expect(unnamed.ChallengeName).toBe('SOFTWARE_TOKEN_MFA');
    tokensOf(await answerMfa(playground, unnamed, authenticator.freshCode()));
  });

  test('where users sign in by email the proof is over the UUID', async () => {
    await using playground = await openPlayground({
      pool: { UsernameAttributes: ['email'], DeviceConfiguration: deviceTracking },
    });
    const sub = await playground.addUser('jane@example.com', 'jane@example.com');
    const keys = createSrpKeyPair();
    const question = await startSrp(playground, 'jane@example.com', keys);
    expect(question.ChallengeParameters).toMatchObject({ USERNAME: sub, USER_ID_FOR_SRP: sub });
    const tokens = tokensOf(await answerSrp(playground, question, keys));
    expect(claimsOf(tokens.AccessToken)).toMatchObject({ username: sub });
    await confirmDevice(playground, tokens);
    tokensOf(await signIn(playground, sub));
  });
});
