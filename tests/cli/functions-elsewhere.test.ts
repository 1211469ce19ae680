import { beforeAll, describe } from 'vitest';
import { assertBuilt, runProgram, type Output } from '../support/built-program.js';
import { expect, test } from '../targets/temporary-folder.js';
import { serve } from './served.js';

beforeAll(assertBuilt);

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ');

describe('a service to which the tool can not bring functions', () => {
  test('has no new pool for a story about them, and is told so before anything is made', async ({ folder }) => {
    const served = await serve(folder);
    const run = (line: string): Promise<Output> =>
      runProgram([...line.split(' '), '--target', served.url], { HOME: folder, COGNITO_DEMO_HOME: folder });

    const refused = await run('custom-auth --auto --set email=jane@example.com');
    expect(refused.exitCode).toBe(2);
    expect(oneLine(refused.stderr)).toContain(
      `custom-auth needs trigger functions, and this tool can't bring its own to ${served.url}.`,
    );
    expect(oneLine(refused.stderr)).toContain('deploy the functions as docs/triggers.md says');
    expect(refused.stderr).not.toContain('Created');
    const hello = await run('hello');
    expect(hello.stderr).toContain('there is no user pool yet here');
    expect(hello.stdout).toMatch(/A pool that stays +cognito-demo up --target http:/);
    await served.end('SIGTERM');
  });

  test('lists what an existing pool lacks for it', async ({ folder }) => {
    const served = await serve(folder);
    const env = { HOME: folder, COGNITO_DEMO_HOME: folder };
    const up = await runProgram(['up', '--target', served.url], env);
    const [, userPoolId = '', clientId = ''] = /User pool +(\S+)\nApp client +(\S+)/.exec(up.stdout) ?? [];
    const line = `custom-auth --auto --set email=jane@example.com --user-pool-id ${userPoolId} --client-id ${clientId}`;
    const { exitCode, stderr } = await runProgram([...line.split(' '), '--target', served.url], env);
    expect(exitCode).toBe(1);
    for (const lack of [
      'users must have the attribute custom:secret_answer',
      'the trigger DefineAuthChallenge must call its function (docs/triggers.md)',
    ]) {
      expect(oneLine(stderr)).toContain(lack);
    }
    await served.end('SIGTERM');
  });
});
