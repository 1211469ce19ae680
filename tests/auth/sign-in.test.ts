import { describe, expect, test, vi } from 'vitest';
import { signInWithSrp, UnhandledChallengeError, type SignInInput } from '../../src/auth/index.js';
import { openWire } from '../actions/wire.js';
import { answersIn, fakePool, poolId, session, tokens } from './fake-pool.js';

const password = 'Correct-Horse-9!';
const ownName = '34c84488-e0e1-70ae-d2ee-991ad1a898c8';
const input: SignInInput = { userPoolId: poolId, clientId: 'app', username: 'jane@example.com', password };
const device = {
  deviceKey: 'eu-west-1_6d0d9b0a-2f3e-4c57-8a1b-9c0d1e2f3a4b',
  deviceGroupKey: '-Qx7LmN2p',
  devicePassword: 'X4lSnXhw5Uz0ZEAF1ZoPKqs53BgTrXK0OAfy7cBVxnFXTh6kfAMqvw==',
};
const ownDevice = { key: device.deviceKey, groupKey: device.deviceGroupKey, password: device.devicePassword };
const signedIn = { accessToken: 'a', idToken: 'i', expiresIn: 3600, tokenType: 'Bearer' };
const totpChallenge = {
  ChallengeName: 'SOFTWARE_TOKEN_MFA',
  Session: session,
  ChallengeParameters: { USER_ID_FOR_SRP: ownName, FRIENDLY_DEVICE_NAME: 'phone' },
};

describe('the password', () => {
  test('is proved, and the user answers by their own name', async () => {
    await using wire = await openWire(fakePool({ ownName, password, afterwards: [tokens] }));
    expect(await signInWithSrp(wire.client, input)).toEqual({
      tokens: signedIn,
      newDevice: undefined,
      challenges: ['PASSWORD_VERIFIER'],
      deviceForgotten: false,
    });
    expect(answersIn(wire.requests)).toEqual([['PASSWORD_VERIFIER', undefined, { USERNAME: ownName }]]);
    expect(JSON.stringify(wire.requests)).not.toContain(password);
  });

  test('that is wrong fails as Cognito says', async () => {
    await using wire = await openWire(fakePool({ ownName, password, afterwards: [tokens] }));
    const rejected = signInWithSrp(wire.client, { ...input, password: 'Wrong-Horse-9!' });
    await expect(rejected).rejects.toMatchObject({ name: 'NotAuthorizedException' });
  });

  test('is signed with the time of the given clock', async () => {
    await using wire = await openWire(fakePool({ ownName, password, afterwards: [tokens] }));
    await signInWithSrp(wire.client, { ...input, now: () => new Date('2026-01-05T03:04:05Z') });
    expect(wire.requests[1]?.body).toMatchObject({ ChallengeResponses: { TIMESTAMP: 'Mon Jan 5 03:04:05 UTC 2026' } });
  });

  test('with a client secret: each call hashes the name that it carries', async () => {
    await using wire = await openWire(fakePool({ ownName, password, afterwards: [tokens] }));
    await signInWithSrp(wire.client, { ...input, clientSecret: 'secret' });
    const [first, second] = wire.requests.map(({ body }) => body as Record<string, Record<string, string>>);
    // HMAC-SHA256 with the key `secret` over `jane@example.com` + `app`, then over the own name + `app`.
    expect(first!['AuthParameters']!['SECRET_HASH']).toBe('nznNd3JWFRCM2M6nAgtqhXAACO5uK+fVCt0FzR6c8dU=');
    expect(second!['ChallengeResponses']!['SECRET_HASH']).toBe('Zq6wV4igXHSJY2NLhiALilYKHaROi5LUVo4TnKNgFq4=');
  });
});

describe('other challenges', () => {
  test('go to the handlers, and their names to the caller', async () => {
    const select = {
      ChallengeName: 'SELECT_MFA_TYPE',
      Session: session,
      ChallengeParameters: { MFAS_CAN_CHOOSE: '["SOFTWARE_TOKEN_MFA"]' },
    };
    await using wire = await openWire(fakePool({ ownName, password, afterwards: [select, totpChallenge, tokens] }));
    const onProgress = vi.fn();
    const result = await signInWithSrp(wire.client, {
      ...input,
      onProgress,
      clientMetadata: { source: 'test' },
      onChallenge: {
        SELECT_MFA_TYPE: ({ factors }) => ({ answer: factors[0]! }),
        SOFTWARE_TOKEN_MFA: async ({ friendlyDeviceName }) => ({
          code: friendlyDeviceName === 'phone' ? '123456' : '',
        }),
      },
    });
    const met = ['PASSWORD_VERIFIER', 'SELECT_MFA_TYPE', 'SOFTWARE_TOKEN_MFA'];
    expect(result.challenges).toEqual(met);
    expect(onProgress.mock.calls.flat()).toEqual(met);
    expect(answersIn(wire.requests)).toEqual([
      ['PASSWORD_VERIFIER', undefined, { USERNAME: ownName }],
      // This challenge names nobody: the name is the one of the password challenge.
      ['SELECT_MFA_TYPE', session, { USERNAME: ownName, ANSWER: 'SOFTWARE_TOKEN_MFA' }],
      ['SOFTWARE_TOKEN_MFA', session, { USERNAME: ownName, SOFTWARE_TOKEN_MFA_CODE: '123456' }],
    ]);
    for (const { body } of wire.requests) expect(body).toMatchObject({ ClientMetadata: { source: 'test' } });
  });

  test('MFA_SETUP is answered with the session after it', async () => {
    const setup = {
      ChallengeName: 'MFA_SETUP',
      Session: session,
      ChallengeParameters: { MFAS_CAN_SETUP: '["SOFTWARE_TOKEN_MFA"]' },
    };
    await using wire = await openWire(fakePool({ ownName, password, afterwards: [setup, tokens] }));
    await signInWithSrp(wire.client, {
      ...input,
      onChallenge: { MFA_SETUP: () => ({ session: 'of the verification' }) },
    });
    expect(answersIn(wire.requests).at(-1)).toEqual(['MFA_SETUP', 'of the verification', { USERNAME: ownName }]);
  });

  test('MFA_SETUP is answered with an email address in the session of the question', async () => {
    const factors = { MFAS_CAN_SETUP: '["EMAIL_OTP"]' };
    const setup = { ChallengeName: 'MFA_SETUP', Session: session, ChallengeParameters: factors };
    await using wire = await openWire(fakePool({ ownName, password, afterwards: [setup, tokens] }));
    const email = 'jane@example.com';
    await signInWithSrp(wire.client, { ...input, onChallenge: { MFA_SETUP: () => ({ email }) } });
    expect(answersIn(wire.requests).at(-1)).toEqual(['MFA_SETUP', session, { USERNAME: ownName, EMAIL: email }]);
  });

  test('without a handler are an error that names the challenge', async () => {
    await using wire = await openWire(fakePool({ ownName, password, afterwards: [totpChallenge] }));
    const rejected = signInWithSrp(wire.client, { ...input, onChallenge: { SMS_MFA: () => ({ code: '1' }) } });
    await expect(rejected).rejects.toThrow(UnhandledChallengeError);
    await expect(rejected).rejects.toThrow('SOFTWARE_TOKEN_MFA');
  });

  test('that are not known are an error that names the challenge', async () => {
    const unknown = { ChallengeName: 'RETINA_SCAN', Session: session, ChallengeParameters: {} };
    await using wire = await openWire(fakePool({ ownName, password, afterwards: [unknown] }));
    await expect(signInWithSrp(wire.client, input)).rejects.toThrow('RETINA_SCAN');
  });

  test('refused answers end the sign-in, unless the caller asks again', async () => {
    const codes = ['wrong', 'wrong', '123456'];
    const onChallenge = { SOFTWARE_TOKEN_MFA: () => ({ code: codes.shift()! }) };
    await using wire = await openWire(fakePool({ ownName, password, afterwards: [totpChallenge, tokens] }));
    await expect(signInWithSrp(wire.client, { ...input, onChallenge })).rejects.toMatchObject({
      name: 'CodeMismatchException',
    });

    await using again = await openWire(fakePool({ ownName, password, afterwards: [totpChallenge, tokens] }));
    const onRefused = vi.fn(() => true);
    const result = await signInWithSrp(again.client, { ...input, onChallenge, onRefused });
    expect(result.tokens).toEqual(signedIn);
    // One challenge, however many tries.
    expect(result.challenges).toEqual(['PASSWORD_VERIFIER', 'SOFTWARE_TOKEN_MFA']);
    const refused = expect.objectContaining({ name: 'CodeMismatchException' });
    expect(onRefused.mock.calls).toEqual([[refused, expect.objectContaining({ challengeName: 'SOFTWARE_TOKEN_MFA' })]]);
  });
});

describe('a device', () => {
  const deviceChallenge = { ChallengeName: 'DEVICE_SRP_AUTH', ChallengeParameters: {} };

  test('that is remembered proves itself in place of MFA', async () => {
    await using wire = await openWire(
      fakePool({ ownName, password, device: ownDevice, afterwards: [deviceChallenge, tokens] }),
    );
    const result = await signInWithSrp(wire.client, { ...input, device });
    expect(result).toMatchObject({
      tokens: signedIn,
      challenges: ['PASSWORD_VERIFIER', 'DEVICE_SRP_AUTH', 'DEVICE_PASSWORD_VERIFIER'],
      deviceForgotten: false,
    });
    const names = { USERNAME: ownName, DEVICE_KEY: device.deviceKey };
    expect(answersIn(wire.requests)).toEqual([
      ['PASSWORD_VERIFIER', undefined, names],
      ['DEVICE_SRP_AUTH', undefined, names],
      ['DEVICE_PASSWORD_VERIFIER', undefined, names],
    ]);
    const keys = wire.requests.map(({ body }) => /"SRP_A":"(\w+)"/.exec(JSON.stringify(body))?.[1]).filter(Boolean);
    expect(new Set(keys).size).toBe(2);
  });

  test('with a wrong password fails as Cognito says', async () => {
    await using wire = await openWire(
      fakePool({ ownName, password, device: ownDevice, afterwards: [deviceChallenge] }),
    );
    const rejected = signInWithSrp(wire.client, { ...input, device: { ...device, devicePassword: 'other' } });
    await expect(rejected).rejects.toMatchObject({ name: 'NotAuthorizedException' });
  });

  test('that is confirmed but not remembered is named next to the code', async () => {
    await using wire = await openWire(fakePool({ ownName, password, device: ownDevice, afterwards: [totpChallenge] }));
    await signInWithSrp(wire.client, { ...input, device, onChallenge: { SOFTWARE_TOKEN_MFA: () => ({ code: '1' }) } });
    expect(answersIn(wire.requests).at(-1)).toEqual([
      'SOFTWARE_TOKEN_MFA',
      session,
      { USERNAME: ownName, DEVICE_KEY: device.deviceKey, SOFTWARE_TOKEN_MFA_CODE: '1' },
    ]);
  });

  test('that Cognito no longer knows is left out, with the same proof', async () => {
    await using wire = await openWire(fakePool({ ownName, password, afterwards: [totpChallenge] }));
    const onChallenge = { SOFTWARE_TOKEN_MFA: () => ({ code: '123456' }) };
    const result = await signInWithSrp(wire.client, { ...input, device, onChallenge });
    expect(result).toMatchObject({ tokens: signedIn, deviceForgotten: true });
    expect(answersIn(wire.requests)).toEqual([
      ['PASSWORD_VERIFIER', undefined, { USERNAME: ownName, DEVICE_KEY: device.deviceKey }],
      ['PASSWORD_VERIFIER', undefined, { USERNAME: ownName }],
      ['SOFTWARE_TOKEN_MFA', session, { USERNAME: ownName, SOFTWARE_TOKEN_MFA_CODE: '123456' }],
    ]);
    const proofs = wire.requests.slice(1, 3).map(({ body }) => {
      const { DEVICE_KEY: _, ...proof } = (body as Record<string, Record<string, string>>)['ChallengeResponses']!;
      return proof;
    });
    expect(proofs[1]).toEqual(proofs[0]);
  });

  test('that is not at hand leaves its challenge unanswered', async () => {
    await using wire = await openWire(
      fakePool({ ownName, password, device: ownDevice, afterwards: [deviceChallenge] }),
    );
    await expect(signInWithSrp(wire.client, input)).rejects.toThrow('DEVICE_SRP_AUTH');
  });

  test('that is new is handed on', async () => {
    const { AuthenticationResult } = tokens;
    const NewDeviceMetadata = { DeviceKey: device.deviceKey, DeviceGroupKey: device.deviceGroupKey };
    const withDevice = { AuthenticationResult: { ...AuthenticationResult, NewDeviceMetadata } };
    await using wire = await openWire(fakePool({ ownName, password, afterwards: [withDevice] }));
    const { newDevice } = await signInWithSrp(wire.client, input);
    expect(newDevice).toEqual({ deviceKey: device.deviceKey, deviceGroupKey: device.deviceGroupKey });
  });
});
