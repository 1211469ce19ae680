import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Libsql from 'libsql';
import { afterAll, describe, expect, test } from 'vitest';
import { answerMfa, setUpMfa } from '../authenticator.js';
import { migrations } from '../../../src/local-cognito/store/schema.js';
import {
  claimsOf,
  deviceTracking,
  failureOf,
  openPlayground,
  openService,
  password,
  tokensOf,
  type Playground,
  type Service,
} from '../playground.js';
import { confirmDevice } from '../srp-sign-in.js';

const folder = mkdtempSync(join(tmpdir(), 'cognito-demo-file-'));
afterAll(() => rmSync(folder, { recursive: true }));
let files = 0;
const newFile = (): string => join(folder, `${files++}`, 'deep', 'store.db');

/** The same playground, served by another service. */
const at = (playground: Playground, service: Service): Playground => ({
  ...playground,
  ...service,
  startSignIn: (username, more = {}) =>
    service.api.initiateAuth({
      ClientId: playground.clientId,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: username, PASSWORD: password, ...more },
    }),
});

test('everything survives close and reopen: users, authenticators, devices, sessions, tokens, keys, messages', async () => {
  const file = newFile();
  const before = await openPlayground({ mfa: 'ON', pool: { DeviceConfiguration: deviceTracking }, service: { file } });
  await before.addUser('jane');
  const { authenticator, tokens } = await setUpMfa(before, 'jane');
  const { deviceKey } = await confirmDevice(before, tokens);
  const jwks = await before.local.jwks(before.userPoolId);
  const outbox = await before.local.outbox.list();
  const question = await before.startSignIn('jane');
  await before.local.close();

  await using service = await openService({ file, clock: before.clock });
  const after = at(before, service);
  expect(await service.local.jwks(before.userPoolId)).toEqual(jwks);
  expect(await service.local.outbox.list()).toEqual(outbox);
  const { AccessToken } = tokens;
  const { Devices } = await service.api.listDevices({ AccessToken });
  expect(Devices!.map(({ DeviceKey }) => DeviceKey)).toEqual([deviceKey]);
  expect(await failureOf(answerMfa(after, question, authenticator.code()))).toBe(
    'ExpiredCodeException: Your software token has already been used once.',
  );
  tokensOf(await answerMfa(after, question, authenticator.freshCode()));
  expect(await failureOf(answerMfa(after, question, authenticator.freshCode()))).toMatch(/only be used once\.$/);
  tokensOf(
    await service.api.initiateAuth({
      ClientId: before.clientId,
      AuthFlow: 'REFRESH_TOKEN_AUTH',
      AuthParameters: { REFRESH_TOKEN: tokens.RefreshToken, DEVICE_KEY: deviceKey },
    }),
  );
});

/** Takes the file back to version 4. */
const toVersion4 = `
  DROP TABLE past_passwords;
  ALTER TABLE app_clients ADD COLUMN secret TEXT;
  UPDATE app_clients SET secret = json_extract(secrets, '$[0].value');
  ALTER TABLE app_clients DROP COLUMN secrets;
  PRAGMA user_version = 4;
`;

test('an app client of the time when it had one secret keeps it', async () => {
  const file = newFile();
  const before = await openPlayground({ client: { GenerateSecret: true }, service: { file } });
  const { clientId: ClientId, userPoolId: UserPoolId } = before;
  const { clientId: open } = await before.addClient();
  const described = await before.api.describeUserPoolClient({ UserPoolId, ClientId });
  await before.local.close();
  const sqlite = new Libsql(file);
  sqlite.exec(toVersion4);
  sqlite.close();

  await using service = await openService({ file, clock: before.clock });
  const after = await service.api.describeUserPoolClient({ UserPoolId, ClientId });
  expect(after.UserPoolClient).toEqual(described.UserPoolClient);
  const { UserPoolClient } = await service.api.describeUserPoolClient({ UserPoolId, ClientId: open });
  expect(UserPoolClient).not.toHaveProperty('ClientSecret');
});

test('a code that was sent before codes remembered their address still confirms', async () => {
  const file = newFile();
  const before = await openPlayground({ service: { file } });
  await before.signUp('jane');
  const ConfirmationCode = await before.sentCode('jane@example.com');
  await before.local.close();
  const sqlite = new Libsql(file);
  sqlite.exec(`${toVersion4} ALTER TABLE codes DROP COLUMN address; PRAGMA user_version = 3`);
  sqlite.close();

  await using service = await openService({ file, clock: before.clock });
  await service.api.confirmSignUp({ ClientId: before.clientId, Username: 'jane', ConfirmationCode });
  const { UserAttributes } = await service.api.adminGetUser({ UserPoolId: before.userPoolId, Username: 'jane' });
  expect(UserAttributes).toContainEqual({ Name: 'email_verified', Value: 'true' });
});

test('two services on one file see what the other one does at once', async () => {
  const file = newFile();
  await using one = await openPlayground({ mfa: 'ON', service: { file } });
  await using service = await openService({ file, clock: one.clock });
  const other = at(one, service);
  await one.addUser('jane');
  const { authenticator, tokens } = await setUpMfa(other, 'jane');
  const question = await one.startSignIn('jane');
  const code = authenticator.freshCode();
  const answers = await Promise.allSettled([answerMfa(one, question, code), answerMfa(other, question, code)]);
  expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  expect(await other.local.jwks(one.userPoolId)).toEqual(await one.local.jwks(one.userPoolId));
  await one.api.globalSignOut({ AccessToken: tokens.AccessToken });
  expect(await failureOf(other.api.getUser({ AccessToken: tokens.AccessToken }))).toBe(
    'NotAuthorizedException: Access Token has been revoked',
  );
});

test('a service without a file forgets', async () => {
  const one = await openPlayground();
  await one.local.close();
  await using other = await openService();
  expect((await other.api.listUserPools({ MaxResults: 1 })).UserPools).toEqual([]);
});

describe.skipIf(process.platform === 'win32')('modes', () => {
  const mode = (path: string): string => (statSync(path).mode & 0o777).toString(8);

  test('the file and its companions are for their owner alone, and so are the folders made for it', async () => {
    const file = newFile();
    await using playground = await openPlayground({ service: { file } });
    await playground.signUp('jane');
    const parent = join(file, '..');
    for (const name of readdirSync(parent)) expect([name, mode(join(parent, name))]).toEqual([name, '600']);
    expect([mode(parent), mode(join(parent, '..'))]).toEqual(['700', '700']);
  });

  test('a file that others could read is closed to them', async () => {
    const file = newFile();
    mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(file, '', { mode: 0o644 });
    await using _ = await openService({ file });
    expect(mode(file)).toBe('600');
  });
});

test('a file of the first version is brought up to date', async () => {
  const file = newFile();
  mkdirSync(join(file, '..'), { recursive: true });
  const sqlite = new Libsql(file);
  sqlite.exec(`${migrations[0]}; PRAGMA user_version = 1`);
  sqlite.close();
  await using playground = await openPlayground({ service: { file } });
  const { api, userPoolId: UserPoolId } = playground;
  await playground.addUser('jane');
  await api.createGroup({ UserPoolId, GroupName: 'a' });
  await api.adminAddUserToGroup({ UserPoolId, Username: 'jane', GroupName: 'a' });
  expect(claimsOf((await playground.signIn('jane')).IdToken)['cognito:groups']).toEqual(['a']);
});

describe('files that are refused', () => {
  test('one that a newer version wrote, and it stays as it is', async () => {
    const file = newFile();
    await (await openService({ file })).local.close();
    const sqlite = new Libsql(file);
    sqlite.exec('PRAGMA user_version = 999');
    sqlite.close();
    expect(await failureOf(openService({ file }))).toMatch(
      new RegExp(`^Error: ${file} was written by a newer cognito-demo \\(its format is 999, known is \\d+\\)\\.$`),
    );
    const again = new Libsql(file);
    expect(again.prepare('PRAGMA user_version').get([])).toMatchObject({ user_version: 999 });
    again.close();
  });

  test('one that is no database', async () => {
    const file = newFile();
    mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(file, 'Dear diary, '.repeat(1000));
    expect(await failureOf(openService({ file }))).toContain('file is not a database');
    expect(readFileSync(file, 'utf8')).toBe('Dear diary, '.repeat(1000));
  });

  test('one whose folder can not be made', async () => {
    const file = newFile();
    await (await openService({ file })).local.close();
    expect(await failureOf(openService({ file: join(file, 'store.db') }))).toMatch(/EEXIST|ENOTDIR/);
  });
});
