import { createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { TokenError, verifyTokens } from '../../src/auth/index.js';

const userPoolId = 'eu-west-1_Ab1Cd2Ef3';
const clientId = '4a8lq0r2v7k9m1n3p5s6t8u0wx';
const idKey = generateKeyPairSync('rsa', { modulusLength: 2048 });
const accessKey = generateKeyPairSync('rsa', { modulusLength: 2048 });
const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 });
const jwks = { keys: [jwk('id-key', idKey.publicKey), jwk('access-key', accessKey.publicKey)] };

const issuers = [`https://cognito-idp.eu-west-1.amazonaws.com/${userPoolId}`, `http://127.0.0.1:9229/${userPoolId}`];
const now = Math.floor(Date.now() / 1000);
const common = { sub: 'a-sub', iss: issuers[0]!, auth_time: now, iat: now, exp: now + 3600 };
const idClaims = { ...common, token_use: 'id', aud: clientId, 'cognito:username': 'jane' };
const accessClaims = { ...common, token_use: 'access', client_id: clientId, username: 'jane' };

const expected = { userPoolId, clientId, issuer: issuers[0]!, fetchJwks: async () => jwks };

test.each(issuers)('gives the claims of good tokens from %s', async (iss) => {
  const tokens = { idToken: idToken({ iss }), accessToken: accessToken({ iss }) };
  expect(await verifyTokens(tokens, { ...expected, issuer: iss })).toEqual({
    id: { ...idClaims, iss },
    access: { ...accessClaims, iss },
  });
});

describe('refuses', () => {
  const good = { idToken: idToken(), accessToken: accessToken() };

  test.each([
    ['another issuer', { idToken: idToken({ iss: issuers[1] }) }, 'ID token', 'Issuer'],
    ['another app client', { idToken: idToken({ aud: 'other' }) }, 'ID token', 'aud is "other" and must be'],
    ['an audience of several', { idToken: idToken({ aud: [clientId, 'other'] }) }, 'ID token', 'aud is'],
    ['an expired token', { idToken: idToken({ exp: now - 5 }) }, 'ID token', 'expired'],
    ['a token for ever', { idToken: idToken({ exp: undefined }) }, 'ID token', 'it never expires'],
    [
      'an access token as ID token',
      { idToken: good.accessToken },
      'ID token',
      'token_use is "access" and must be "id"',
    ],
    ['an ID token as access token', { accessToken: good.idToken }, 'access token', 'token_use is "id"'],
    [
      'an access token for another',
      { accessToken: accessToken({ client_id: 'other' }) },
      'access token',
      'client_id is',
    ],
    [
      'an access token for nobody',
      { accessToken: accessToken({ client_id: undefined }) },
      'access token',
      'client_id is',
    ],
    ['tokens of two users', { accessToken: accessToken({ sub: 'other' }) }, 'access token', 'another user'],
    ['a key of a stranger', { idToken: sign(idClaims, 'strange-key', stranger.privateKey) }, 'ID token', 'kid'],
    ['a signature of a stranger', { idToken: sign(idClaims, 'id-key', stranger.privateKey) }, 'ID token', 'signature'],
    ['changed claims', { idToken: forged({ 'cognito:username': 'root' }) }, 'ID token', 'signature'],
    ['no signature', { idToken: unsigned(idClaims) }, 'ID token', 'signature algorithm'],
    ['no JWT', { accessToken: 'opaque' }, 'access token', 'JWT'],
  ])('%s', async (_, bad, token, reason) => {
    const error: unknown = await verifyTokens({ ...good, ...bad }, expected).catch((error) => error);
    expect(error).toBeInstanceOf(TokenError);
    expect(error).toMatchObject({ token, message: expect.stringContaining(`The ${token} can't be trusted: `) });
    expect(String(error).toLowerCase()).toContain(reason.toLowerCase());
  });

  test('tokens that will have expired at a later time', async () => {
    const at = (seconds: number) => verifyTokens(good, expected, { at: new Date((now + seconds) * 1000) });
    await expect(at(3599)).resolves.toMatchObject({ access: accessClaims });
    await expect(at(3601)).rejects.toThrow(
      `The ID token can't be trusted: it expires at ${new Date((now + 3600) * 1000).toISOString()}.`,
    );
  });

  test('an issuer that is not the pool', async () => {
    const rejected = verifyTokens(good, { ...expected, userPoolId: 'eu-west-1_Other0000' });
    await expect(rejected).rejects.toThrow('is not the user pool eu-west-1_Other0000');
  });

  test('a document that is no key set', async () => {
    const fetchJwks = async () => ({ error: 'not found' }) as unknown as typeof jwks;
    await expect(verifyTokens(good, { ...expected, fetchJwks })).rejects.toThrow('JWKS does not include keys');
  });
});

function idToken(changes: object = {}): string {
  return sign({ ...idClaims, ...changes }, 'id-key', idKey.privateKey);
}

function accessToken(changes: object = {}): string {
  return sign({ ...accessClaims, ...changes }, 'access-key', accessKey.privateKey);
}

function sign(claims: object, kid: string, key: KeyObject): string {
  const input = `${encode({ kid, alg: 'RS256' })}.${encode(claims)}`;
  return `${input}.${createSign('sha256').update(input).sign(key).toString('base64url')}`;
}

function forged(changes: object): string {
  const [header, , signature] = idToken().split('.');
  return `${header}.${encode({ ...idClaims, ...changes })}.${signature}`;
}

function unsigned(claims: object): string {
  return `${encode({ kid: 'id-key', alg: 'none' })}.${encode(claims)}.AAAA`;
}

function encode(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}

function jwk(kid: string, key: KeyObject) {
  return { ...key.export({ format: 'jwk' }), kid, alg: 'RS256', use: 'sig' };
}
