import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import { answerMfa, setUpMfa } from '../authenticator.js';
import {
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

test('when it is closed, all is in the one file', async () => {
  const file = newFile();
  const before = await openPlayground({ service: { file } });
  await before.addUser('jane');
  await before.local.close();
  const copy = join(folder, 'copy.db');
  copyFileSync(file, copy);
  await using service = await openService({ file: copy, clock: before.clock });
  tokensOf(await at(before, service).startSignIn('jane'));
});

test('a log that a deleted file left behind is nothing to a new one', async () => {
  const file = newFile();
  const before = await openPlayground({ service: { file } });
  await before.addUser('jane');
  copyFileSync(`${file}-wal`, join(folder, 'left-behind'));
  await before.local.close();
  rmSync(file);
  copyFileSync(join(folder, 'left-behind'), `${file}-wal`);
  await using service = await openService({ file, clock: before.clock });
  expect((await service.api.listUserPools({ MaxResults: 1 })).UserPools).toEqual([]);
});

describe.skipIf(process.platform === 'win32')('modes', () => {
  const mode = (path: string): string => (statSync(path).mode & 0o777).toString(8);

  test.each([0o000, 0o022, 0o077])(
    'under umask %i the file, its companions and folders are for their owner alone',
    async (mask) => {
      const before = process.umask(mask);
      onTestFinished(() => void process.umask(before));
      const file = newFile();
      await using playground = await openPlayground({ service: { file } });
      await playground.signUp('jane');
      const parent = join(file, '..');
      const names = readdirSync(parent);
      expect(names.toSorted()).toEqual(['store.db', 'store.db-shm', 'store.db-wal']);
      for (const name of names) expect([name, mode(join(parent, name))]).toEqual([name, '600']);
      expect([mode(parent), mode(join(parent, '..'))]).toEqual(['700', '700']);
    },
  );

  test('a folder that is there stays as it is', async () => {
    const file = newFile();
    mkdirSync(join(file, '..'), { recursive: true, mode: 0o755 });
    await using _ = await openService({ file });
    expect(mode(join(file, '..'))).toBe('755');
  });

  test('a file that others could read is closed to them, and so are its companions', async () => {
    const file = newFile();
    await using first = await openPlayground({ service: { file } });
    await first.signUp('jane');
    const all = [file, `${file}-wal`, `${file}-shm`];
    for (const path of all) chmodSync(path, 0o644);
    await using _ = await openService({ file });
    expect(all.map(mode)).toEqual(['600', '600', '600']);
  });

  test('an empty file is a new one: a process that was killed may have left it', async () => {
    const file = newFile();
    mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(file, '', { mode: 0o644 });
    await using playground = await openPlayground({ service: { file } });
    await playground.signUp('jane');
    expect(mode(file)).toBe('600');
  });

  test.each(['a file', 'nothing yet'])('a link to %s is followed', async (what) => {
    const file = newFile();
    const target = join(newFile(), '..', 'target.db');
    for (const path of [file, target]) mkdirSync(join(path, '..'), { recursive: true });
    if (what === 'a file') await (await openService({ file: target })).local.close();
    symlinkSync(target, file);
    await using playground = await openPlayground({ service: { file } });
    await playground.signUp('jane');
    expect(readdirSync(join(target, '..')).toSorted()).toEqual(['target.db', 'target.db-shm', 'target.db-wal']);
    expect(mode(target)).toBe('600');
    expect(readdirSync(join(file, '..'))).toEqual(['store.db']);
  });
});
