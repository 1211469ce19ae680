import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { setUpMfa } from '../authenticator.js';
import { deviceTracking, openPlayground, openService, password } from '../playground.js';
import { confirmDevice } from '../srp-sign-in.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cognito-demo-secrets-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('no password, token, session or device password is in the bytes of the file', async () => {
  const file = join(folder, 'store.db');
  await using playground = await openPlayground({
    mfa: 'ON',
    pool: { DeviceConfiguration: deviceTracking },
    service: { file },
  });
  await playground.addUser('jane');
  const { tokens } = await setUpMfa(playground, 'jane');
  const { devicePassword } = await confirmDevice(playground, tokens);
  const { Session } = await playground.startSignIn('jane');

  const files = readdirSync(folder).map((name) => readFileSync(join(folder, name)));
  const kept = (text: string | Buffer): boolean => files.some((bytes) => bytes.includes(text));
  expect(kept('jane@example.com'), 'the right bytes were read').toBe(true);
  const secrets = { password, devicePassword, Session: Session!, ...tokens };
  for (const [name, secret] of Object.entries(secrets)) {
    if (typeof secret !== 'string' || name === 'TokenType') continue;
    for (const form of [secret, Buffer.from(secret).toString('base64'), Buffer.from(secret).toString('hex')]) {
      expect(kept(form), name).toBe(false);
    }
    expect(kept(Buffer.from(secret, 'base64')), name).toBe(false);
  }
});

test('nor is a refresh token that was given for another one', async () => {
  const file = join(folder, 'store.db');
  await using playground = await openPlayground({
    client: { ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH'], RefreshTokenRotation: { Feature: 'ENABLED' } },
    service: { file },
  });
  await playground.addUser('jane');
  const first = await playground.signIn('jane');
  const { AuthenticationResult } = await playground.api.getTokensFromRefreshToken({
    ClientId: playground.clientId,
    RefreshToken: first.RefreshToken,
  });
  const files = readdirSync(folder).map((name) => readFileSync(join(folder, name)));
  for (const token of [first.RefreshToken, AuthenticationResult!.RefreshToken!]) {
    for (const form of [token, Buffer.from(token, 'base64url')]) {
      expect(files.some((bytes) => bytes.includes(form))).toBe(false);
    }
    const hash = createHash('sha256').update(token).digest();
    expect(files.some((bytes) => bytes.includes(hash))).toBe(true);
  }
});

describe('spare keys', () => {
  const kids = async (spareKeys: string): Promise<unknown[]> => {
    await using service = await openService({ spareKeys });
    const { UserPool } = await service.api.createUserPool({ PoolName: 'p' });
    return (await service.local.jwks(UserPool!.Id!)).keys.map(({ kid }) => kid);
  };

  test('are made once, for their owner alone, and serve later services', async () => {
    const keys = join(folder, 'keys');
    const first = await kids(keys);
    expect(new Set(first).size).toBe(2);
    expect(await kids(keys)).toEqual(first);
    const names = readdirSync(keys);
    expect(names.toSorted()).toEqual(['signing-key-access.json', 'signing-key-id.json']);
    if (process.platform !== 'win32') {
      expect(statSync(keys).mode & 0o777).toBe(0o700);
      for (const name of names) expect(statSync(join(keys, name)).mode & 0o777).toBe(0o600);
    }
  });

  test('go to one pool of a service, and to none that is kept in a file', async () => {
    const spare = await kids(folder);
    await using service = await openService({ spareKeys: folder });
    await using onFile = await openService({ spareKeys: folder, file: join(folder, 'cognito.sqlite') });
    const newKids = async ({ api, local }: typeof service): Promise<unknown[]> => {
      const { UserPool } = await api.createUserPool({ PoolName: 'p' });
      return (await local.jwks(UserPool!.Id!)).keys.map(({ kid }) => kid);
    };
    expect(await newKids(service)).toEqual(spare);
    for (const others of [await newKids(service), await newKids(onFile)]) {
      for (const kid of others) expect(spare).not.toContain(kid);
    }
  });

  test('that are spoilt are made anew', async () => {
    const first = await kids(folder);
    for (const [index, text] of ['{"kid":', '{"kid":"x","privateKey":"y"}'].entries()) {
      writeFileSync(join(folder, readdirSync(folder)[index]!), text);
    }
    const second = await kids(folder);
    expect(second).not.toEqual(first);
    expect(await kids(folder)).toEqual(second);
  });

  test('can be done without', async () => {
    const file = join(folder, 'no-folder');
    writeFileSync(file, '');
    expect(new Set(await kids(file)).size).toBe(2);
  });
});
