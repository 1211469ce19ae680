import { mkdir, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CognitoIdentityProvider, type LambdaConfigType } from '@aws-sdk/client-cognito-identity-provider';
import { beforeAll, describe } from 'vitest';
import { put } from '../local-cognito/triggers/folder/function-folder.js';
import { openLambdaApi } from '../local-cognito/triggers/lambda-api.js';
import { assertBuilt, bin, runProgram } from '../support/built-program.js';
import { keys, runInTerminal } from '../support/terminal-session.js';
import { expect, test } from '../targets/temporary-folder.js';
import { serve, serveWith, type Served } from './served.js';

const packages = fileURLToPath(new URL('../../node_modules', import.meta.url));
const password = 'Correct-Horse-9';

beforeAll(assertBuilt);

/** A pool at the service, and how to sign up there. */
async function openPool({ url }: Served, LambdaConfig: LambdaConfigType = {}) {
  const credentials = { accessKeyId: 'any', secretAccessKey: 'any' };
  const api = new CognitoIdentityProvider({ endpoint: url, region: 'us-east-1', credentials, maxAttempts: 1 });
  const { UserPool } = await api.createUserPool({ PoolName: 'pool', LambdaConfig });
  const { UserPoolClient } = await api.createUserPoolClient({ UserPoolId: UserPool!.Id, ClientName: 'app' });
  return {
    signUp: (Username: string) => api.signUp({ ClientId: UserPoolClient!.ClientId, Username, Password: password }),
    end: () => api.destroy(),
  };
}

const refusingJoe = `
interface Event { userName: string; response: { autoConfirmUser: boolean } }
export const handler = async (event: Event): Promise<Event> => {
  console.log('Here comes', event.userName);
  if (event.userName === 'joe') throw new Error('Not joe');
  event.response.autoConfirmUser = true;
  return event;
};
`;

describe.concurrent('cognito-demo local --triggers', () => {
  test('shows what it has found, each call in a line, and no secrets', async ({ folder }) => {
    const functions = join(folder, 'functions');
    await put(functions, {
      'pre-sign-up.ts': refusingJoe,
      'audit.mjs': 'export const handler = async (event) => event;',
      'custom-message.js': 'exports.handler = async (event) => {\n',
      'users.ts': 'export const users = [];',
    });
    const served = await serve(folder, '--triggers', functions);
    const { signUp, end } = await openPool(served);
    expect((await signUp('jane')).UserConfirmed).toBe(true);
    await expect(signUp('joe')).rejects.toThrow('PreSignUp failed with error Not joe.');
    end();
    const { stderr, exitCode } = await served.end('SIGTERM');
    expect(exitCode).toBe(0);
    expect(stderr).toContain(`Functions in ${functions}, loaded again when they change:
  audit.mjs: arn:aws:lambda:us-east-1:000000000000:function:audit
  custom-message.js can't be loaded; calls of CustomMessage of each pool without one of its own fail:
    ${functions}/custom-message.js:2:1: Unexpected end of file
  pre-sign-up.ts: PreSignUp of each pool without one of its own
  users.ts: no function, for it exports no handler
`);
    expect(stderr).toMatch(/^pre-sign-up \| Here comes jane\nPreSignUp by pre-sign-up \d+\.\d ms\n/m);
    const frames = stderr.split('\n').filter((line) => line.startsWith('pre-sign-up |     at '));
    expect(frames).toEqual([`pre-sign-up |     at handler (${functions}/pre-sign-up.ts:5:39)`]);
    expect(stderr).toMatch(/^PreSignUp by pre-sign-up \d+\.\d ms failed: Error: Not joe$/m);
    expect(stderr).not.toContain(password);
  });

  test('shows files as they come, change and go', async ({ folder }) => {
    const functions = join(folder, 'functions');
    await mkdir(functions);
    const served = await serve(folder, '--triggers', functions);
    await served.see(`${functions} has no functions yet.`);
    await put(functions, { 'pre-sign-up.ts': 'export const handler = ' });
    await served.see(`pre-sign-up.ts can't be loaded`, `${functions}/pre-sign-up.ts:1:24: Unexpected end of file`);
    await put(functions, { 'pre-sign-up.ts': refusingJoe });
    await served.see('\nLoaded pre-sign-up.ts: PreSignUp of each pool without one of its own\n');
    const { signUp, end } = await openPool(served);
    expect((await signUp('jane')).UserConfirmed).toBe(true);
    end();
    await rm(join(functions, 'pre-sign-up.ts'));
    await served.see('\npre-sign-up.ts: removed\n');
    await served.end('SIGTERM');
  });

  test('a second file for a trigger is passed over, and a handler that returns nothing explained', async ({
    folder,
  }) => {
    const functions = join(folder, 'functions');
    await put(functions, {
      'pre-sign-up.ts': 'export const handler = async (event) => { event.response.autoConfirmUser = true; };',
      'post-confirm.js': 'exports.handler = async (event) => event;',
      'users.ts': 'export const users = [];',
    });
    const served = await serve(folder, '--triggers', functions);
    await put(functions, { 'pre-sign-up.js': 'exports.handler = async (event) => event;', 'custom-massage.js': '' });
    await served.see('pre-sign-up.js: passed over', 'custom-massage.js: ');
    const { signUp, end } = await openPool(served);
    await expect(signUp('jane')).rejects.toThrow('Unrecognizable lambda output');
    end();
    const { stderr } = await served.end('SIGTERM');
    expect(stderr).toContain(`
  post-confirm.js: arn:aws:lambda:us-east-1:000000000000:function:post-confirm. No trigger has this name; the nearest is post-confirmation.
  pre-sign-up.ts: PreSignUp of each pool without one of its own
  users.ts: no function, for it exports no handler
`);
    expect(stderr).toContain(`
custom-massage.js: no function, for it exports no handler. No trigger has this name; the nearest is custom-message.
`);
    expect(stderr).toContain(`
pre-sign-up.js: passed over: pre-sign-up.js and pre-sign-up.ts are both the function pre-sign-up. pre-sign-up.ts, which was there first, stays in use. Remove one of them: a start with both fails.
`);
    expect(stderr).toMatch(
      /^PreSignUp by pre-sign-up .*: Unrecognizable lambda output\npre-sign-up \| The function returned nothing\. A handler must return the event that it was given, as in `return event`\.$/m,
    );
    expect(stderr).not.toContain("can't be loaded");
  });

  test('at a terminal folds what is long between words', async ({ folder }) => {
    const functions = join(folder, 'functions');
    await put(functions, {
      'pre-token-generation-v2.js': 'exports.handler = async (event) => event;',
      'post-confirm.js': `console.log('${'one word after the other '.repeat(8)}'); exports.handler = () => 1;`,
      'custom-message.ts': "import { nothing } from './a-module-with-a-long-name-that-is-not-there.js'; nothing();",
    });
    const env = { HOME: folder, COGNITO_DEMO_HOME: folder };
    const session = runInTerminal([bin, 'local', '--port', '0', '--triggers', functions], { env, rows: 60 });
    await session.see('Ctrl-C stops it.');
    await put(functions, { 'preTokenGeneration.js': '' });
    await session.see('passed over');
    await session.see('with both fails.');
    expect(session.brokenOff()).toEqual([]);
    const text = session.transcript();
    expect(text).toContain(`
  pre-token-generation-v2.js: PreTokenGeneration V2_0 of each pool without one
                              of its own
`);
    expect(text).toMatch(/^post-confirm \| one word .*\n {15}\w+ .*$/m);
    session.send(keys.ctrlC);
    await session.exit;
  });

  test('a folder with a long name that is not there is told of in folded lines', async ({ folder }) => {
    const session = runInTerminal([
      bin,
      'local',
      '--port',
      '0',
      '--triggers',
      join(folder, 'none of these words is long '.repeat(4)),
    ]);
    await session.exit;
    expect(session.brokenOff()).toEqual([]);
    expect(session.transcript()).toContain('there is no such folder');
  });

  test('a function reaches this Cognito by the AWS SDK, with the environment that Lambda gives it', async ({
    folder,
  }) => {
    const functions = join(folder, 'functions');
    await put(functions, {
      'post-confirmation.mjs': `
        import { CognitoIdentityProvider } from '@aws-sdk/client-cognito-identity-provider';
        const cognito = new CognitoIdentityProvider();
        export const handler = async (event) => {
          const user = await cognito.adminGetUser({ UserPoolId: event.userPoolId, Username: event.userName });
          const { AWS_REGION, AWS_LAMBDA_FUNCTION_NAME, GREETING } = process.env;
          console.log(user.UserStatus, AWS_REGION, AWS_LAMBDA_FUNCTION_NAME, GREETING);
          return event;
        };`,
      'pre-sign-up.ts': refusingJoe,
    });
    await symlink(packages, join(functions, 'node_modules'));
    const env = { HOME: folder, COGNITO_DEMO_HOME: folder, GREETING: 'hello', AWS_REGION: '' };
    const served = await serveWith(env, '--triggers', functions);
    const { signUp, end } = await openPool(served);
    await signUp('jane');
    end();
    const { stderr } = await served.end('SIGTERM');
    expect(stderr).toContain('post-confirmation | CONFIRMED us-east-1 post-confirmation hello\n');
  });

  test('a folder that is not there: exit code 1, and what to do', async ({ folder }) => {
    const { exitCode, stdout, stderr } = await runProgram(
      ['local', '--port', '0', '--triggers', join(folder, 'none')],
      {
        HOME: folder,
        COGNITO_DEMO_HOME: folder,
      },
    );
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(stderr).toBe(`Error: The folder of functions ${folder}/none can't be read: there is no such folder.
Name a folder with --triggers in which each file is one function (docs/triggers.md).
`);
  });

  test('two files for one trigger: exit code 1', async ({ folder }) => {
    await put(folder, { 'pre-sign-up.ts': refusingJoe, 'PreSignUp.js': '' });
    const { exitCode, stderr } = await runProgram(['local', '--port', '0', '--triggers', folder], { HOME: folder });
    expect(exitCode).toBe(1);
    expect(stderr).toContain('PreSignUp.js and pre-sign-up.ts are both named after the trigger PreSignUp.');
  });
});

describe.concurrent('cognito-demo local --lambda-endpoint', () => {
  const PreSignUp = 'arn:aws:lambda:us-east-1:123456789012:function:Check:live';

  test('calls the functions there, and shows why when it can not', async ({ folder }) => {
    await using lambda = await openLambdaApi(({ event }) => ({
      body: { ...event, response: { ...event.response, autoConfirmUser: true } },
    }));
    const served = await serve(folder, '--lambda-endpoint', lambda.url);
    const { signUp, end } = await openPool(served, { PreSignUp });
    expect((await signUp('jane')).UserConfirmed).toBe(true);
    await lambda.close();
    await expect(signUp('joe')).rejects.toThrow('PreSignUp invocation failed due to error ServiceException.');
    end();
    const { stderr } = await served.end('SIGTERM');
    expect(stderr).toContain(
      `Functions that pools name are called at ${lambda.url}/2015-03-31/functions/NAME/invocations.\n`,
    );
    expect(stderr).toMatch(/^PreSignUp by Check:live \d+\.\d ms$/m);
    expect(stderr).toMatch(/^Check:live \| http:.*can't be reached: .*Is the Lambda endpoint running\?$/m);
  });

  test('beside --triggers, whose functions come first', async ({ folder }) => {
    const functions = join(folder, 'functions');
    await put(functions, { 'Check.ts': refusingJoe });
    await using lambda = await openLambdaApi(({ event }) => ({ body: event }));
    const served = await serve(folder, '--lambda-endpoint', lambda.url, '--triggers', functions);
    const PostConfirmation = PreSignUp.replace('Check:live', 'Audit');
    const { signUp, end } = await openPool(served, { PreSignUp, PostConfirmation });
    expect((await signUp('jane')).UserConfirmed).toBe(true);
    end();
    const { stderr } = await served.end('SIGTERM');
    expect(stderr).toContain(
      `All other functions that pools name are called at ${lambda.url}/2015-03-31/functions/NAME/invocations.\n`,
    );
    expect(lambda.requests.map(({ path }) => path)).toEqual(['/2015-03-31/functions/Audit/invocations']);
  });

  test.for(['127.0.0.1:3001', 'ftp://127.0.0.1', 'sam'])('%s is no URL: exit code 2', async (url, { folder }) => {
    const { exitCode, stderr } = await runProgram(['local', '--lambda-endpoint', url], { HOME: folder });
    expect(exitCode).toBe(2);
    expect(stderr).toContain('It must be a URL such as http://127.0.0.1:3001.');
  });
});
