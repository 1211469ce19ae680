import { describe } from 'vitest';
import { startServer } from '../support/local-server.js';
import { startSlowGate } from '../support/slow-gate.js';
import { expect, test } from './fixtures.js';

const password = { COGNITO_DEMO_PASSWORD: 'Correct-Horse-7' };
const poolNames = (stdout: string) => (JSON.parse(stdout) as { name: string }[]).map(({ name }) => name);

describe('several commands at once', () => {
  test('make one playground where there was none', { timeout: 60_000 }, async ({ run }) => {
    const names = ['ann', 'bob', 'eve'];
    const signUps = names.map((name) => run(['action', 'sign-up', '--username', name], password));
    for (const { exitCode, stderr } of await Promise.all([...signUps, run(['up'])])) expect(exitCode, stderr).toBe(0);
    expect(poolNames((await run(['action', 'list-user-pools'])).stdout)).toHaveLength(1);
    const users = JSON.parse((await run(['action', 'list-users'])).stdout) as { username: string }[];
    expect(users.map(({ username }) => username).toSorted()).toEqual(names);
  });

  test('`up` on another service, too', { timeout: 60_000 }, async ({ run }) => {
    const server = await startServer();
    const ups = await Promise.all([1, 2, 3].map(() => run(['up', '--target', server.url])));
    expect(new Set(ups.map(({ stdout }) => stdout)).size).toBe(1);
    expect(await server.poolNames()).toHaveLength(1);
    await server.end();
  });

  test('a lock that a killed process held is no obstacle', { timeout: 60_000 }, async ({ play, run }) => {
    const server = await startServer();
    const gate = await startSlowGate(server.url, 'CreateUserPool');
    const session = play(['up', '--target', gate.url]);
    await gate.arrived;
    session.signal('SIGKILL');
    await session.gone();
    gate.open();
    const { exitCode, stderr } = await run(['up', '--target', gate.url]);
    expect(exitCode, stderr).toBe(0);
    await gate.end();
    await server.end();
  });
});

describe('`down` while a run is going on', () => {
  test('leaves its pool alone and says so, unless it must not', { timeout: 60_000 }, async ({ play, run }) => {
    const server = await startServer();
    const where = ['--target', server.url];
    await run(['up', ...where]);
    const session = play(['signup-mfa', ...where]);
    await session.see('Username');
    const pool = /Created user pool (\S+)/.exec(session.transcript())?.[1] ?? '';
    expect(await server.poolNames()).toHaveLength(2);

    const down = await run(['down', ...where]);
    expect(down).toMatchObject({ exitCode: 0, stderr: expect.stringContaining('Removed user pool') });
    expect(down.stderr).toMatch(new RegExp(`Left alone: user pool ${pool}, as its run is still going on`));
    expect(down.stderr).toContain(`To remove it all the same: cognito-demo down --target ${server.url} --force\n`);
    expect(await server.poolNames()).toEqual([pool]);
    expect((await run(['status', ...where])).stdout).toMatch(
      new RegExp(`In use {8}user pool ${pool} \\(\\S+\\), by process \\d+`),
    );

    expect((await run(['down', '--force', ...where])).stderr).toContain(`Removed user pool ${pool}`);
    expect(await server.poolNames()).toEqual([]);
    await server.end();
  });

  test('takes the pool of a run that was killed', { timeout: 60_000 }, async ({ play, run }) => {
    const server = await startServer();
    const session = play(['signup-mfa', '--target', server.url]);
    await session.see('Username');
    session.signal('SIGKILL');
    await session.gone();
    expect((await run(['down', '--target', server.url])).stderr).not.toContain('Left alone');
    expect(await server.poolNames()).toEqual([]);
    await server.end();
  });

  test('keeps in mind a playground that is made meanwhile', { timeout: 60_000 }, async ({ run }) => {
    const server = await startServer();
    const gate = await startSlowGate(server.url, 'DeleteUserPool');
    const where = ['--target', gate.url];
    const idIn = (stdout: string): string => /us-east-1_\w+/.exec(stdout)?.[0] ?? '';
    const first = idIn((await run(['up', ...where])).stdout);
    const down = run(['down', ...where]);
    await gate.arrived;
    // Somebody else deletes the pool, so that there is to be another one.
    await run(['action', 'delete-user-pool', '--user-pool-id', first, '--target', server.url]);
    const second = idIn((await run(['up', ...where])).stdout);
    expect(second).not.toBe(first);
    gate.open();
    expect(await down).toMatchObject({ exitCode: 0 });
    expect((await run(['status', ...where])).stdout).toContain(second);
    await gate.end();
    await server.end();
  });
});
