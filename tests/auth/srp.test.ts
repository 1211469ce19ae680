import { describe, expect, test } from 'vitest';
import {
  createDeviceVerifier,
  createSrpKeyPair,
  deviceIdentity,
  provePassword,
  SrpError,
  userIdentity,
} from '../../src/auth/index.js';
import vectors from '../fixtures/srp-vectors.json' with { type: 'json' };

/** In place of random bytes, the number that a vector was made with. */
const keyPairOf = (aHex: string) => createSrpKeyPair(() => bytesOf(aHex));
const bytesOf = (hex: string) => Buffer.from(hex.length % 2 ? `0${hex}` : hex, 'hex');
const challengeOf = (vector: { input: { secretBlockBase64: string }; expected: { SALT: string; SRP_B: string } }) => ({
  salt: vector.expected.SALT,
  srpB: vector.expected.SRP_B,
  secretBlock: vector.input.secretBlockBase64,
});
const timeOf = (timestamp: string) => new Date(timestamp);

describe('user vectors', () => {
  test.each(vectors.user)('$name: $note', (vector) => {
    const { poolId, userIdForSrp, password, aHex, timestamp, secretBlockBase64 } = vector.input;
    const keys = keyPairOf(aHex);
    expect(keys.srpA).toBe(vector.expected.SRP_A);
    const identity = userIdentity(poolId, userIdForSrp, password);
    expect(provePassword(identity, keys, challengeOf(vector), timeOf(timestamp))).toEqual({
      passwordClaimSignature: vector.expected.PASSWORD_CLAIM_SIGNATURE,
      secretBlock: secretBlockBase64,
      timestamp,
    });
  });
});

describe('device vectors', () => {
  test.each(vectors.device)('$name: $note', (vector) => {
    const { deviceKey, deviceGroupKey, devicePassword, aHex, saltHex, timestamp } = vector.input;
    const random = (size: number) => (size === 16 ? bytesOf(saltHex) : Buffer.from(devicePassword, 'base64'));
    expect(createDeviceVerifier({ deviceKey, deviceGroupKey }, random)).toEqual({
      devicePassword,
      passwordVerifier: vector.confirmDevice.DeviceSecretVerifierConfig.PasswordVerifier,
      salt: vector.confirmDevice.DeviceSecretVerifierConfig.Salt,
    });

    const keys = keyPairOf(aHex);
    expect(keys.srpA).toBe(vector.expected.SRP_A);
    const identity = deviceIdentity({ deviceKey, deviceGroupKey, devicePassword });
    const { passwordClaimSignature } = provePassword(identity, keys, challengeOf(vector), timeOf(timestamp));
    expect(passwordClaimSignature).toBe(vector.expected.PASSWORD_CLAIM_SIGNATURE);
  });
});

test.each(vectors.timestamps)('timestamp $timestamp', ({ epochSeconds, timestamp }) => {
  const [vector] = vectors.user;
  const { poolId, userIdForSrp, password, aHex } = vector!.input;
  const identity = userIdentity(poolId, userIdForSrp, password);
  const proof = provePassword(identity, keyPairOf(aHex), challengeOf(vector!), new Date(epochSeconds * 1000));
  expect(proof.timestamp).toBe(timestamp);
});

describe('what a client must refuse', () => {
  const identity = userIdentity('eu-west-1_Ab1Cd2Ef3', 'jane', 'Correct-Horse-9!');
  const good = { salt: '5af51aae', srpB: '18e826', secretBlock: 'YmxvY2s=' };

  // The service must refuse such an SRP_A; for the client the same values are a forged SRP_B.
  test.each(vectors.rejectSRP_A)('SRP_B $SRP_A', ({ SRP_A }) => {
    const prove = () => provePassword(identity, createSrpKeyPair(), { ...good, srpB: SRP_A });
    expect(prove).toThrow(SrpError);
    expect(prove).toThrow('SRP_B is 0 modulo N');
  });

  test.each([
    ['SRP_B', { ...good, srpB: 'xyz' }],
    ['SRP_B', { ...good, srpB: '' }],
    ['SRP_B', { ...good, srpB: '-1' }],
    ['SALT', { ...good, salt: '0x12' }],
  ])('%s that is not hexadecimal: %j', (name, challenge) => {
    expect(() => provePassword(identity, createSrpKeyPair(), challenge)).toThrow(
      `${name} is not a hexadecimal number.`,
    );
  });
});

describe('hexadecimal in other forms counts as the same number', () => {
  const vector = vectors.user.find(({ name }) => name === 'salt-leading-zero-byte')!;
  const { poolId, userIdForSrp, password, aHex, timestamp } = vector.input;
  const canonical = challengeOf(vector);

  test.each([
    ['upper case', { ...canonical, salt: canonical.salt.toUpperCase(), srpB: canonical.srpB.toUpperCase() }],
    ['leading zeros', { ...canonical, salt: `000${canonical.salt}`, srpB: `0${canonical.srpB}` }],
  ])('%s', (_, challenge) => {
    const identity = userIdentity(poolId, userIdForSrp, password);
    const { passwordClaimSignature } = provePassword(identity, keyPairOf(aHex), challenge, timeOf(timestamp));
    expect(passwordClaimSignature).toBe(vector.expected.PASSWORD_CLAIM_SIGNATURE);
  });
});

test('every key pair and every device has secrets of its own', () => {
  const device = { deviceKey: 'eu-west-1_6d0d9b0a-2f3e-4c57-8a1b-9c0d1e2f3a4b', deviceGroupKey: '-Qx7LmN2p' };
  expect(createSrpKeyPair().srpA).not.toBe(createSrpKeyPair().srpA);
  const [one, other] = [createDeviceVerifier(device), createDeviceVerifier(device)];
  expect(one.devicePassword).not.toBe(other.devicePassword);
  expect(one.salt).not.toBe(other.salt);
  expect(Buffer.from(one.devicePassword, 'base64')).toHaveLength(40);
});
