import { beforeAll, describe } from 'vitest';
import { assertBuilt, runProgram, type Output } from '../support/built-program.js';
import { expect, test } from '../targets/temporary-folder.js';

beforeAll(assertBuilt);

/** Runs on a machine without any AWS settings but these. */
function run(line: string, home: string, env: Readonly<Record<string, string>> = {}): Promise<Output> {
  return runProgram(line.split(' '), {
    HOME: home,
    COGNITO_DEMO_HOME: home,
    AWS_EC2_METADATA_DISABLED: 'true',
    ...env,
  });
}

describe.concurrent('--target aws', () => {
  test('without a region: exit code 2', async ({ folder }) => {
    const { exitCode, stderr } = await run('status --target aws', folder);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('No AWS region is set.');
    expect(stderr).toContain('--region');
  });

  test('without credentials: how to get them', async ({ folder }) => {
    const { exitCode, stderr } = await run('up --target aws --region eu-west-1', folder);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('aws sso login');
  });

  test('with a profile that does not exist', async ({ folder }) => {
    const { exitCode, stderr } = await run('up --target aws --region eu-west-1 --profile nobody', folder);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('no AWS credentials for the profile nobody');
  });

  test('up asks first, and without a terminal needs --yes', async ({ folder }) => {
    const { exitCode, stderr } = await run('up --target aws', folder, {
      AWS_REGION: 'eu-west-1',
      AWS_ACCESS_KEY_ID: 'any',
      AWS_SECRET_ACCESS_KEY: 'any',
    });
    expect(exitCode).toBe(2);
    expect(stderr).toContain('On AWS eu-west-1 this creates a user pool and an app client.');
    expect(stderr).toContain('Add --yes.');
  });

  test.for(['AWS_ENDPOINT_URL', 'AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER'])(
    '%s leads elsewhere',
    async (variable, { folder }) => {
      const { exitCode, stdout } = await run('status --target aws', folder, { [variable]: 'http://127.0.0.1:1' });
      expect(exitCode).toBe(0);
      expect(stdout).toContain('Target        http://127.0.0.1:1\n');
    },
  );
});
