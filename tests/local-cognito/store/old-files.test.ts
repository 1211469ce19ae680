import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Libsql from 'libsql';
import { afterAll, describe, expect, test } from 'vitest';
import { authenticatorOf } from '../authenticator.js';
import { claimsOf, createClock, failureOf, openService, tokensOf, type Playground } from '../playground.js';
import { confirmDevice, proveDevice } from '../srp-sign-in.js';
import { oldStore, oldStores, type OldStore } from './old-store.js';

const folder = mkdtempSync(join(tmpdir(), 'cognito-demo-old-'));
afterAll(() => rmSync(folder, { recursive: true }));

interface Opened extends OldStore, AsyncDisposable {
  readonly file: string;
  readonly playground: Playground;
}

async function open(name: string): Promise<Opened> {
  const file = join(folder, `${name}-${Math.random()}`);
  const facts = oldStore(name, file);
  const service = await openService({ file, clock: createClock(new Date(facts.clock)) });
  return {
    ...facts,
    file,
    playground: { ...facts, ...service } as unknown as Playground,
    [Symbol.asyncDispose]: () => service.local.close(),
  };
}

function withPassword({ playground: { api }, clientId: ClientId, password }: Opened, username: string, more = {}) {
  const AuthParameters = { USERNAME: username, PASSWORD: password, ...more };
  return api.initiateAuth({ ClientId, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters });
}

function withCode({ playground: { api }, clientId: ClientId }: Opened, Session: string, code: string) {
  const ChallengeResponses = { USERNAME: 'jane', SOFTWARE_TOKEN_MFA_CODE: code };
  return api.respondToAuthChallenge({ ClientId, ChallengeName: 'SOFTWARE_TOKEN_MFA', Session, ChallengeResponses });
}

/** All tables and indices, by name. */
function schemaOf(file: string): unknown[] {
  const sqlite = new Libsql(file);
  const schema = sqlite.prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name').all([]);
  sqlite.close();
  return schema;
}

describe.each(oldStores)('a file of %s', (name) => {
  test('lets its users sign in, with the authenticator, from the device, and by the session that waits', async () => {
    await using old = await open(name);
    const { playground, jane } = old;
    const authenticator = authenticatorOf(playground, jane.totpSecret);
    expect(await failureOf(withCode(old, jane.session, authenticator.code()))).toMatch(/^ExpiredCodeException/);
    tokensOf(await withCode(old, jane.session, authenticator.freshCode()));
    const question = await withPassword(old, 'jane', { DEVICE_KEY: jane.device.deviceKey });
    expect(question.ChallengeName).toBe('DEVICE_SRP_AUTH');
    tokensOf(await proveDevice(playground, 'jane', question, jane.device));
    const { IdToken } = tokensOf(await withPassword(old, 'joe'));
    expect(claimsOf(IdToken)['cognito:groups']).toEqual(old.group === undefined ? undefined : [old.group]);
  });

  test('a login that it knows confirms a device that stands in for the code at once, as it did', async () => {
    await using old = await open(name);
    const { playground, jane } = old;
    const { accessToken: AccessToken, device } = jane;
    const { deviceKey: DeviceKey, deviceGroupKey: DeviceGroupKey } = device;
    await playground.api.forgetDevice({ AccessToken, DeviceKey });
    const NewDeviceMetadata = { DeviceKey, DeviceGroupKey };
    await confirmDevice(playground, { AccessToken, IdToken: '', RefreshToken: '', NewDeviceMetadata });
    const question = await withPassword(old, 'jane', { DEVICE_KEY: DeviceKey });
    expect(question.ChallengeName).toBe('DEVICE_SRP_AUTH');
  });

  test('honours its tokens', async () => {
    await using old = await open(name);
    const { jane, rotated, clientId: ClientId } = old;
    const { api } = old.playground;
    const { UserAttributes } = await api.getUser({ AccessToken: jane.accessToken });
    expect(UserAttributes).toContainEqual({ Name: 'email_verified', Value: 'true' });
    const AuthParameters = { REFRESH_TOKEN: jane.refreshToken, DEVICE_KEY: jane.device.deviceKey };
    tokensOf(await api.initiateAuth({ ClientId, AuthFlow: 'REFRESH_TOKEN_AUTH', AuthParameters }));
    if (rotated === undefined) return;
    const exchange = (RefreshToken: string) =>
      api.getTokensFromRefreshToken({ ClientId: rotated.clientId, RefreshToken, DeviceKey: rotated.deviceKey });
    expect(await failureOf(exchange(rotated.spent))).toMatch(/^RefreshTokenReuseException/);
    tokensOf(await exchange(rotated.refreshToken));
  });

  test('takes the codes that were sent, and knows the messages', async () => {
    await using old = await open(name);
    const { api, local } = old.playground;
    const { clientId: ClientId, userPoolId: UserPoolId, jack, joe, password } = old;
    const messages = await local.outbox.list({ userPoolId: UserPoolId });
    expect(messages.map(({ username }) => username)).toEqual(['jane', 'joe', 'jack', ...(joe ? ['joe'] : [])]);
    await api.confirmSignUp({ ClientId, Username: 'jack', ConfirmationCode: jack.confirmationCode });
    const { UserAttributes } = await api.adminGetUser({ UserPoolId, Username: 'jack@example.com' });
    expect(UserAttributes).toContainEqual({ Name: 'email_verified', Value: 'true' });
    if (joe === undefined) return;
    const reset = { ClientId, Username: 'joe', ConfirmationCode: joe.resetCode, Password: `${password}!` };
    await api.confirmForgotPassword(reset);
    expect(await failureOf(withPassword(old, 'joe'))).toMatch(/Incorrect username or password/);
  });

  test('goes on with the custom sign-in that waits', async () => {
    await using old = await open(name);
    const { custom, clientId: ClientId } = old;
    if (custom === undefined) return;
    const { functions } = old.playground.local;
    const answering = (response: object) => async (event: object) => ({ ...event, response });
    functions.register('define', answering({ issueTokens: true, failAuthentication: false }));
    functions.register('verify', answering({ answerCorrect: true }));
    const ChallengeResponses = { USERNAME: 'joe', ANSWER: custom.answer };
    const answer = {
      ClientId,
      ChallengeName: 'CUSTOM_CHALLENGE',
      Session: custom.session,
      ChallengeResponses,
    } as const;
    tokensOf(await old.playground.api.respondToAuthChallenge(answer));
  });

  test('has the tables of a new one, and all that was in its own', async () => {
    const file = join(folder, name);
    oldStore(name, file);
    const before = rowsOf(file);
    await (await openService({ file })).local.close();
    const newFile = join(folder, `new-${name}`);
    await (await openService({ file: newFile })).local.close();
    expect(schemaOf(file)).toEqual(schemaOf(newFile));
    const after = rowsOf(file);
    for (const [table, rows] of before) {
      const columns = Object.keys(withoutRenamed(rows[0] ?? {}));
      const kept = after.get(table)!.map((row) => Object.fromEntries(columns.map((column) => [column, row[column]])));
      expect(kept, table).toEqual(rows.map(withoutRenamed));
    }
    const sqlite = new Libsql(file);
    expect(sqlite.prepare('PRAGMA integrity_check').get([])).toMatchObject({ integrity_check: 'ok' });
    expect(sqlite.prepare('PRAGMA foreign_key_check').all([])).toEqual([]);
    sqlite.close();
  });
});

/** Without the columns that have become others since. */
function withoutRenamed(row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).filter(([column]) => column !== 'secret'));
}

test('an app client of the time when it could have one secret keeps it', async () => {
  const file = join(folder, 'one-secret');
  const { userPoolId: UserPoolId, clientId: ClientId } = oldStore('version-4', file);
  const secret = '1old0secret0made0up0for0this0test0abcdefghijklmnopqrs';
  const sqlite = new Libsql(file);
  sqlite.prepare('UPDATE app_clients SET secret = ? WHERE id = ?').run([secret, ClientId]);
  sqlite.close();
  await using service = await openService({ file });
  const { UserPoolClient } = await service.api.describeUserPoolClient({ UserPoolId, ClientId });
  expect(UserPoolClient?.ClientSecret).toBe(secret);
  const call = service.api.forgotPassword({ ClientId, Username: 'joe' });
  expect(await failureOf(call)).toMatch('configured with secret but SECRET_HASH was not received');
});

test('there are files of several versions', () => {
  expect(oldStores.slice(0, 6)).toEqual([
    'version-1',
    'version-1-first',
    'version-2',
    'version-3',
    'version-4',
    'version-5',
  ]);
});

test('a step that fails undoes those before it, and the file stays as it was', async () => {
  const file = join(folder, 'in-the-way');
  oldStore('version-1', file);
  const sqlite = new Libsql(file);
  sqlite.exec('CREATE TABLE custom_auths (a)');
  sqlite.close();
  const before = schemaOf(file);
  expect(await failureOf(openService({ file }))).toContain('table custom_auths already exists');
  expect(schemaOf(file)).toEqual(before);
  const again = new Libsql(file);
  expect(again.prepare('PRAGMA user_version').get([])).toMatchObject({ user_version: 1 });
  again.exec('DROP TABLE custom_auths');
  again.close();
  await (await openService({ file })).local.close();
});

function rowsOf(file: string): Map<string, readonly Record<string, unknown>[]> {
  const sqlite = new Libsql(file);
  const tables = sqlite.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql IS NOT NULL").all([]);
  const rows = (tables as { name: string }[])
    .filter(({ name }) => name !== 'sqlite_sequence')
    .map(({ name }) => [name, sqlite.prepare(`SELECT * FROM ${name}`).all([])] as const);
  sqlite.close();
  return new Map(rows as [string, Record<string, unknown>[]][]);
}
