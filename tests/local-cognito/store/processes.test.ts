import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import Libsql from 'libsql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPlayground, openService, type Service } from '../playground.js';
import { oldStore, oldStores } from './old-store.js';
import { bundlePrograms, NODE_PATH, type Programs } from './processes.js';

let programs: Programs;
beforeAll(async () => {
  programs = await bundlePrograms();
});
afterAll(() => programs[Symbol.asyncDispose]());

const newFile = (): string => programs.newFile();

interface Running {
  readonly child: ChildProcessByStdio<null, Readable, Readable>;
  /** Names that were acknowledged so far. */
  readonly names: string[];
  /** Resolves when there are so many of them, or the process has ended. */
  acknowledged(count: number): Promise<void>;
  /** Resolves with the exit code, or the signal that ended the process, and its errors. */
  readonly end: Promise<{ ended: number | string; errors: string }>;
}

function run(file: string, prefix: string, count: number, clientId?: string): Running {
  const args = [
    programs.path('sign-up-program'),
    file,
    prefix,
    String(count),
    ...(clientId === undefined ? [] : [clientId]),
  ];
  const env = { ...process.env, NODE_PATH };
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'], env });
  const names: string[] = [];
  const lines = createInterface(child.stdout).on('line', (name) => names.push(name));
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
  const end = once(child, 'close').then(([code, signal]) => ({ ended: (code ?? signal) as number | string, errors }));
  const acknowledged = (count: number): Promise<void> =>
    new Promise((resolve) => {
      lines.on('line', () => names.length >= count && resolve());
      lines.on('close', resolve);
    });
  return { child, names, acknowledged, end };
}

async function usernames({ api }: Pick<Service, 'api'>, UserPoolId: string): Promise<string[]> {
  const names: string[] = [];
  let PaginationToken: string | undefined;
  do {
    const page = await api.listUsers({ UserPoolId, PaginationToken });
    names.push(...page.Users!.map(({ Username }) => Username!));
    PaginationToken = page.PaginationToken;
  } while (PaginationToken !== undefined);
  return names;
}

test('kill -9 in the middle of sign-ups loses no user who was told so', async () => {
  const file = newFile();
  await using playground = await openPlayground({ service: { file } });
  for (const round of ['a', 'b', 'c', 'd']) {
    const running = run(file, round, 100_000, playground.clientId);
    await running.acknowledged(25);
    running.child.kill('SIGKILL');
    expect((await running.end).ended).toBe('SIGKILL');

    await using reopened = await openService({ file });
    const kept = await usernames(reopened, playground.userPoolId);
    expect(running.names.length).toBeGreaterThanOrEqual(25);
    expect(kept).toEqual(expect.arrayContaining(running.names));
    // Each user comes with the code that confirms it: a transaction is kept whole or not at all.
    const sent = await reopened.local.outbox.list({ userPoolId: playground.userPoolId });
    expect(sent.map(({ username }) => username).toSorted()).toEqual(kept.toSorted());
  }
});

test('two processes and this one sign the same names up at once, and each name is taken once', async () => {
  const file = newFile();
  await using playground = await openPlayground({ service: { file } });
  const others = [run(file, 'user', 40, playground.clientId), run(file, 'user', 40, playground.clientId)];
  const own: string[] = [];
  for (let index = 0; index < 40; index++) {
    await playground.signUp(`user${index}`).then(
      () => own.push(`user${index}`),
      (error: Error) => expect(error.name).toBe('UsernameExistsException'),
    );
    await new Promise(setImmediate);
  }
  for (const { end } of others) expect(await end).toEqual({ ended: 0, errors: '' });
  const taken = [...own, ...others.flatMap(({ names }) => names)];
  const all = Array.from({ length: 40 }, (_, index) => `user${index}`).toSorted();
  expect(taken.toSorted()).toEqual(all);
  expect((await usernames(playground, playground.userPoolId)).toSorted()).toEqual(all);
});

test('processes that make the file at the same time share it', async () => {
  const file = newFile();
  const all = ['a', 'b', 'c', 'd'].map((prefix) => run(file, prefix, 5));
  for (const { end } of all) expect(await end).toEqual({ ended: 0, errors: '' });
  await using service = await openService({ file });
  const { UserPools } = await service.api.listUserPools({ MaxResults: 10 });
  expect(UserPools).toHaveLength(4);
  for (const { Id } of UserPools!) expect(await usernames(service, Id!)).toHaveLength(5);
});

test('processes that open an old file at the same time bring it up to date once', async () => {
  const file = newFile();
  mkdirSync(dirname(file));
  const { clientId, userPoolId } = oldStore(oldStores[0]!, file);
  const all = ['a', 'b', 'c', 'd'].map((prefix) => run(file, prefix, 5, clientId));
  for (const { end } of all) expect(await end).toEqual({ ended: 0, errors: '' });
  await using service = await openService({ file });
  expect(await usernames(service, userPoolId)).toHaveLength(23);
});

test('a file that another process has locked for too long: the call may be made again, and is no failure of the service', async () => {
  const file = newFile();
  await using playground = await openPlayground({ service: { file } });
  await using other = await programs.serve(file);
  const call = { ClientId: playground.clientId, Username: 'jane', Password: 'Correct-Horse-9!' };
  const lock = new Libsql(file);
  lock.exec('BEGIN IMMEDIATE');
  await expect(other.api.signUp(call)).rejects.toMatchObject({
    name: 'TooManyRequestsException',
    $metadata: { httpStatusCode: 400 },
  });
  // Who only reads does not wait.
  expect(await usernames(other, playground.userPoolId)).toEqual([]);
  const warned = (): boolean => /LocalCognitoStorage: .*store\.db failed: .* \(SQLITE_BUSY\)/.test(other.output.errors);
  await expect.poll(warned).toBe(true);
  lock.exec('COMMIT');
  lock.close();
  await other.api.signUp(call);
  expect(await usernames(playground, playground.userPoolId)).toEqual(['jane']);
});
