import { describe } from 'vitest';
import { expect, test } from './fixtures.js';

interface Status {
  readonly playground?: { readonly userPoolId: string; readonly poolName: string };
  readonly outstanding: readonly { readonly name: string; readonly removeWith: string }[];
}

describe.concurrent('what a run leaves', () => {
  test('is nothing', async ({ run }) => {
    expect((await run(['signup-mfa', '--auto'])).exitCode).toBe(0);
    const status = JSON.parse((await run(['status', '--json'])).stdout) as Status;
    expect(status.outstanding).toEqual([]);
    expect(status.playground).toBeUndefined();
  });

  test('with --keep stays, shows in status, and goes with down', async ({ run }) => {
    const { exitCode, stderr } = await run(['signup-mfa', '--auto', '--keep']);
    expect(exitCode).toBe(0);
    const kept = /Kept user pool (\S+) \(actions work on it now\)\n {4}Remove it with: cognito-demo down\n/.exec(
      stderr,
    )?.[1];

    const before = JSON.parse((await run(['status', '--json'])).stdout) as Status;
    expect(before.playground).toMatchObject({ poolName: kept });
    expect(before.outstanding).toMatchObject([
      { name: kept, id: before.playground?.userPoolId, removeWith: 'cognito-demo down' },
    ]);
    expect((await run(['status'])).stdout).toContain(`User pool     ${before.playground?.userPoolId}\n`);
    expect((await run(['inbox'])).stdout).toMatch(/Your verification code is \d{6}\./);

    const down = await run(['down']);
    expect(down).toMatchObject({ exitCode: 0, stderr: expect.stringContaining(`Removed user pool ${kept}`) });
    const after = JSON.parse((await run(['status', '--json'])).stdout) as Status;
    expect(after.playground).toBeUndefined();
    expect(after.outstanding).toEqual([]);
    expect((await run(['down'])).stderr).toContain('There is nothing to remove');
  });
});
