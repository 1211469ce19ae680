import { mkdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { CognitoIdentityProvider } from '@aws-sdk/client-cognito-identity-provider';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openService, password } from '../playground.js';
import { whyNoMounts, withMounts } from './own-mounts.js';
import { bundlePrograms, type Programs, type ServedProcess } from './processes.js';

let programs: Programs;
beforeAll(async () => {
  programs = await bundlePrograms();
});
afterAll(() => programs[Symbol.asyncDispose]());

interface Pool {
  readonly api: CognitoIdentityProvider;
  readonly UserPoolId: string;
  readonly ClientId: string;
}

async function makePool({ api }: ServedProcess): Promise<Pool> {
  const { UserPool } = await api.createUserPool({ PoolName: 'pool' });
  const UserPoolId = UserPool!.Id!;
  const ExplicitAuthFlows = ['ALLOW_USER_PASSWORD_AUTH' as const];
  const { UserPoolClient } = await api.createUserPoolClient({ UserPoolId, ClientName: 'app', ExplicitAuthFlows });
  return { api, UserPoolId, ClientId: UserPoolClient!.ClientId! };
}

const signUp = ({ api, ClientId }: Pool, Username: string) => api.signUp({ ClientId, Username, Password: password });

/** Signs users up, several at once, until it fails. Gives who was told to be signed up, and the failures of one round. */
async function signUpUntilFailure(pool: Pool): Promise<{ names: string[]; failures: Error[] }> {
  const names: string[] = [];
  for (let round = 0; round < 1000; round++) {
    const turns = await Promise.allSettled(
      [1, 2, 3, 4].map(async (turn) => {
        const name = `user-${round}-${turn}`;
        await signUp(pool, name);
        names.push(name);
      }),
    );
    const failures = turns.flatMap((turn) => (turn.status === 'rejected' ? [turn.reason as Error] : []));
    if (failures.length > 0) return { names, failures };
  }
  throw new Error('Nothing has failed.');
}

async function usernames({ api, UserPoolId }: Pool): Promise<string[]> {
  const names: string[] = [];
  let PaginationToken: string | undefined;
  do {
    const page = await api.listUsers({ UserPoolId, PaginationToken });
    names.push(...page.Users!.map(({ Username }) => Username!));
    PaginationToken = page.PaginationToken;
  } while (PaginationToken !== undefined);
  return names.toSorted();
}

/** What holds while nothing can be written, and after room was made. */
async function expectRecovery(pool: Pool, served: ServedProcess, makeRoom: () => void, why: RegExp): Promise<string[]> {
  const { names, failures } = await signUpUntilFailure(pool);
  expect(names.length).toBeGreaterThan(10);
  for (const failure of failures) {
    expect(failure).toMatchObject({ name: 'InternalErrorException', $metadata: { httpStatusCode: 500 } });
    expect(failure.message).toMatch(why);
  }
  await expect.poll(() => served.output.errors).toMatch(/LocalCognitoStorage: .*store\.db failed: .* \(SQLITE_/);
  // What is smaller may still have found room, until there is none at all.
  for (let turn = 0, refused = 0; refused < 5; turn++) {
    const [outcome] = await Promise.allSettled([signUp(pool, `late-${turn}`)]);
    if (outcome.status === 'fulfilled') names.push(`late-${turn}`);
    else {
      refused++;
      expect((outcome.reason as Error).message).toMatch(why);
    }
  }
  // Whoever was told is there, and nobody else; reading goes on.
  expect(await usernames(pool)).toEqual(names.toSorted());
  makeRoom();
  await signUp(pool, 'after');
  const all = [...names, 'after'].toSorted();
  expect(await usernames(pool)).toEqual(all);
  return all;
}

test('a full disk: calls that write fail and say so, all else goes on, and so does all once there is room', async (context) => {
  const reason = whyNoMounts();
  if (reason !== undefined) return context.skip(reason);
  const disk = join(programs.folder, 'disk');
  mkdirSync(disk);
  const setUp = 'mount -t tmpfs -o size=1500k tmpfs "$0" && head -c 600000 /dev/zero > "$0/ballast"';
  const file = join(disk, 'store.db');
  await using served = await programs.serve(file, { prefix: withMounts(setUp, disk) });
  const pool = await makePool(served);
  // The disk is mounted for the process alone.
  const seen = `/proc/${served.child.pid}/root${disk}`;
  await expectRecovery(
    pool,
    served,
    () => rmSync(join(seen, 'ballast')),
    /storage of local Cognito failed: its disk is full/,
  );
});

test('a disk that is full from the start: the program says so', async (context) => {
  const reason = whyNoMounts();
  if (reason !== undefined) return context.skip(reason);
  const disk = join(programs.folder, 'full-disk');
  mkdirSync(disk);
  const setUp = 'mount -t tmpfs -o size=64k tmpfs "$0"';
  const starting = programs.serve(join(disk, 'store.db'), { prefix: withMounts(setUp, disk) });
  await expect(starting).rejects.toThrow(
    /StorageError: The disk of .*store\.db is full\.|StorageError: .*store\.db can't be used/,
  );
});

test.skipIf(process.platform === 'win32')(
  'writes that fail otherwise: the same, and all who were told are there when the file is opened again',
  async () => {
    const file = programs.newFile();
    mkdirSync(dirname(file));
    // No file of the process may grow beyond 1000 blocks of 512 bytes. Node ignores the signal that this comes with.
    const limit = ['sh', '-c', 'ulimit -S -f 1000 && exec "$0" "$@"'];
    await using served = await programs.serve(file, { prefix: limit });
    const pool = await makePool(served);
    const { names, failures } = await signUpUntilFailure(pool);
    expect(names.length).toBeGreaterThan(10);
    for (const failure of failures) {
      expect(failure).toMatchObject({ name: 'InternalErrorException', $metadata: { httpStatusCode: 500 } });
      expect(failure.message).toContain('its file can not be read or written');
    }
    expect(await usernames(pool)).toEqual(names.toSorted());
    served.child.kill('SIGKILL');
    await using again = await openService({ file });
    expect(await usernames({ ...pool, api: again.api })).toEqual(names.toSorted());
    expect(statSync(file).size).toBeLessThanOrEqual(1000 * 512);
  },
);
