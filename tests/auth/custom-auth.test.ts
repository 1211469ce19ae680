import { describe, expect, test, vi } from 'vitest';
import { signInWithCustomAuth, UnhandledChallengeError, type CustomSignInInput } from '../../src/auth/index.js';
import { openWire } from '../actions/wire.js';
import { answersIn, fakePool, poolId, session, tokens } from './fake-pool.js';

const password = 'Correct-Horse-9!';
const ownName = '34c84488-e0e1-70ae-d2ee-991ad1a898c8';
const input: CustomSignInInput = { userPoolId: poolId, clientId: 'app', username: 'jane@example.com' };
const signedIn = { accessToken: 'a', idToken: 'i', expiresIn: 3600, tokenType: 'Bearer' };
const device = {
  deviceKey: 'eu-west-1_6d0d9b0a-2f3e-4c57-8a1b-9c0d1e2f3a4b',
  deviceGroupKey: '-Qx7LmN2p',
  devicePassword: 'X4lSnXhw5Uz0ZEAF1ZoPKqs53BgTrXK0OAfy7cBVxnFXTh6kfAMqvw==',
};
const ownDevice = { key: device.deviceKey, groupKey: device.deviceGroupKey, password: device.devicePassword };

/** As CreateAuthChallenge asks it; each round has its own session. */
const riddle = (question: string, Session: string) => ({
  ChallengeName: 'CUSTOM_CHALLENGE',
  Session,
  ChallengeParameters: { USERNAME: ownName, question },
});
const answers: Readonly<Record<string, string>> = { 'What is blue?': 'the sky', 'What is green?': 'the grass' };
const onChallenge: CustomSignInInput['onChallenge'] = {
  CUSTOM_CHALLENGE: ({ parameters }) => ({ answer: answers[parameters['question'] ?? ''] ?? '' }),
};
const first = riddle('What is blue?', 'AYABe-session-of-round-1');
const second = riddle('What is green?', 'AYABe-session-of-round-2');

describe('without a password', () => {
  test('each custom challenge goes to its handler, with the session of its round', async () => {
    await using wire = await openWire(fakePool({ ownName, password, afterwards: [first, second, tokens] }));
    const onProgress = vi.fn();
    const clientMetadata = { source: 'test' };
    const result = await signInWithCustomAuth(wire.client, { ...input, onChallenge, onProgress, clientMetadata });
    expect(result).toEqual({
      tokens: signedIn,
      newDevice: undefined,
      challenges: ['CUSTOM_CHALLENGE', 'CUSTOM_CHALLENGE'],
      deviceForgotten: false,
    });
    expect(onProgress.mock.calls.flat()).toEqual(result.challenges);
    expect(wire.requests[0]?.body).toEqual({
      ClientId: 'app',
      AuthFlow: 'CUSTOM_AUTH',
      AuthParameters: { USERNAME: 'jane@example.com' },
      ClientMetadata: clientMetadata,
    });
    expect(answersIn(wire.requests)).toEqual([
      ['CUSTOM_CHALLENGE', first.Session, { USERNAME: ownName, ANSWER: 'the sky' }],
      ['CUSTOM_CHALLENGE', second.Session, { USERNAME: ownName, ANSWER: 'the grass' }],
    ]);
    for (const { body } of wire.requests) expect(body).toMatchObject({ ClientMetadata: clientMetadata });
  });

  test('a challenge without a handler is an error that names it', async () => {
    await using wire = await openWire(fakePool({ ownName, password, afterwards: [first] }));
    const rejected = signInWithCustomAuth(wire.client, input);
    await expect(rejected).rejects.toThrow(UnhandledChallengeError);
    await expect(rejected).rejects.toThrow('CUSTOM_CHALLENGE');
  });

  test('a trigger that asks for the password all the same can not be answered', async () => {
    const verifier = {
      ChallengeName: 'PASSWORD_VERIFIER',
      Session: session,
      ChallengeParameters: { USER_ID_FOR_SRP: ownName, SALT: 'a', SRP_B: 'b', SECRET_BLOCK: 'c' },
    };
    await using wire = await openWire(fakePool({ ownName, password, afterwards: [verifier] }));
    await expect(signInWithCustomAuth(wire.client, input)).rejects.toThrow('PASSWORD_VERIFIER');
  });

  test('an answer that is refused ends the sign-in, unless the caller asks again', async () => {
    const given = ['wrong', 'the sky'];
    const asksAgain: CustomSignInInput = {
      ...input,
      onChallenge: { CUSTOM_CHALLENGE: () => ({ answer: given.shift()! }) },
      onRefused: () => true,
    };
    await using wire = await openWire(fakePool({ ownName, password, afterwards: [first, tokens] }));
    expect((await signInWithCustomAuth(wire.client, asksAgain)).tokens).toEqual(signedIn);
  });
});

describe('with a password', () => {
  test('it is proved first, within the session, and never sent', async () => {
    await using wire = await openWire(fakePool({ ownName, password, afterwards: [first, tokens] }));
    const result = await signInWithCustomAuth(wire.client, { ...input, password, onChallenge });
    expect(result).toMatchObject({ tokens: signedIn, challenges: ['PASSWORD_VERIFIER', 'CUSTOM_CHALLENGE'] });
    expect(wire.requests[0]?.body).toMatchObject({
      AuthFlow: 'CUSTOM_AUTH',
      AuthParameters: { USERNAME: 'jane@example.com', CHALLENGE_NAME: 'SRP_A', SRP_A: expect.stringMatching(/^\w+$/) },
    });
    expect(answersIn(wire.requests)).toEqual([
      ['PASSWORD_VERIFIER', session, { USERNAME: ownName }],
      ['CUSTOM_CHALLENGE', first.Session, { USERNAME: ownName, ANSWER: 'the sky' }],
    ]);
    expect(JSON.stringify(wire.requests)).not.toContain(password);
  });

  test('that is wrong fails as Cognito says', async () => {
    await using wire = await openWire(fakePool({ ownName, password, afterwards: [first] }));
    const rejected = signInWithCustomAuth(wire.client, { ...input, password: 'Wrong-Horse-9!', onChallenge });
    await expect(rejected).rejects.toMatchObject({ name: 'NotAuthorizedException' });
  });
});

describe('a device', () => {
  const deviceChallenge = { ChallengeName: 'DEVICE_SRP_AUTH', ChallengeParameters: {} };

  test('is named in the answers, and proves itself by the user’s own name', async () => {
    const afterwards = [first, deviceChallenge, tokens];
    await using wire = await openWire(fakePool({ ownName, password, device: ownDevice, afterwards }));
    const { challenges } = await signInWithCustomAuth(wire.client, { ...input, device, onChallenge });
    expect(challenges).toEqual(['CUSTOM_CHALLENGE', 'DEVICE_SRP_AUTH', 'DEVICE_PASSWORD_VERIFIER']);
    const names = { USERNAME: ownName, DEVICE_KEY: device.deviceKey };
    expect(answersIn(wire.requests)).toEqual([
      ['CUSTOM_CHALLENGE', first.Session, { ...names, ANSWER: 'the sky' }],
      ['DEVICE_SRP_AUTH', undefined, names],
      ['DEVICE_PASSWORD_VERIFIER', undefined, names],
    ]);
  });

  test('that Cognito no longer knows is left out, with the same answer', async () => {
    await using wire = await openWire(fakePool({ ownName, password, afterwards: [first, tokens] }));
    const asked = vi.fn(() => ({ answer: 'the sky' }));
    const result = await signInWithCustomAuth(wire.client, {
      ...input,
      device,
      onChallenge: { CUSTOM_CHALLENGE: asked },
    });
    expect(result).toMatchObject({ tokens: signedIn, deviceForgotten: true });
    expect(asked).toHaveBeenCalledTimes(1);
    expect(answersIn(wire.requests)).toEqual([
      ['CUSTOM_CHALLENGE', first.Session, { USERNAME: ownName, ANSWER: 'the sky', DEVICE_KEY: device.deviceKey }],
      ['CUSTOM_CHALLENGE', first.Session, { USERNAME: ownName, ANSWER: 'the sky' }],
    ]);
  });
});
