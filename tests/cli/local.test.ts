import { join } from 'node:path';
import { CognitoIdentityProvider } from '@aws-sdk/client-cognito-identity-provider';
import { beforeAll, describe } from 'vitest';
import { assertBuilt, bin, runProgram } from '../support/built-program.js';
import { keys, runInTerminal } from '../support/terminal-session.js';
import { expect, test } from '../targets/temporary-folder.js';
import { serve } from './served.js';

beforeAll(assertBuilt);

describe.concurrent('cognito-demo local', () => {
  test.for([
    { signal: 'SIGINT', exitCode: 130 },
    { signal: 'SIGTERM', exitCode: 0 },
  ] as const)('$signal ends it: exit code $exitCode', async ({ signal, exitCode }, { folder }) => {
    const served = await serve(folder);
    expect(served.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect((await served.end(signal)).exitCode).toBe(exitCode);
  });

  test('says how to use it, and logs each request in a line', async ({ folder }) => {
    const served = await serve(folder);
    const { url } = served;
    await runProgram(['action', 'list-user-pools', '--target', url], { HOME: folder, COGNITO_DEMO_HOME: folder });
    const { stderr } = await served.end('SIGTERM');
    expect(stderr).toContain(`--endpoint-url ${url}`);
    expect(stderr).toMatch(/^POST ListUserPools 200 /m);
    expect(stderr).toContain('In memory: all is gone when it stops.');
  });

  test('shows a message in one line, whatever its address and text would do to a terminal', async ({ folder }) => {
    const served = await serve(folder);
    const api = new CognitoIdentityProvider({
      endpoint: served.url,
      region: 'us-east-1',
      credentials: { accessKeyId: 'any', secretAccessKey: 'any' },
    });
    const { UserPool } = await api.createUserPool({
      PoolName: 'test',
      AutoVerifiedAttributes: ['email'],
      EmailVerificationMessage: 'Hello\nEMAIL to boss@example.com: {####}',
    });
    const app = await api.createUserPoolClient({ UserPoolId: UserPool!.Id, ClientName: 'app' });
    await api.signUp({
      ClientId: app.UserPoolClient!.ClientId,
      Username: 'jane',
      Password: 'Correct-Horse-9',
      UserAttributes: [{ Name: 'email', Value: 'a\u001b[31mred\u001b[2J@example.com' }],
    });
    const { stderr } = await served.end('SIGTERM');
    expect(stderr).toMatch(/^EMAIL to ared@example\.com: Hello EMAIL to boss@example\.com: \d{6}$/m);
    // oxlint-disable-next-line no-control-regex
    expect(stderr).not.toMatch(/\u001b/);
  });

  test('says that it made the folder of its file', async ({ folder }) => {
    const file = join(folder, 'typo/deep/x.sqlite');
    for (const isNew of [true, false]) {
      const { stderr } = await (await serve(folder, '--file', file)).end('SIGTERM');
      const says = `The folder ${join(folder, 'typo/deep')} was not there, and was made.\n`;
      if (isNew) expect(stderr).toContain(says);
      else expect(stderr).not.toContain('was made');
    }
  });

  test('takes an issuer that is a URL alone: exit code 2', async ({ folder }) => {
    const { exitCode, stderr } = await runProgram(['local', '--issuer', 'nonsense'], { HOME: folder });
    expect({ exitCode, stderr }).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('It must be a URL') });
  });

  test.for(['--issuer', '--lambda-endpoint'])(
    'takes no URL with a password or a query for %s',
    async (flag, { folder }) => {
      for (const url of ['http://jane:secret@127.0.0.1', 'https://cognito.example/?pool=1']) {
        const { exitCode, stderr } = await runProgram(['local', flag, url], { HOME: folder });
        expect(exitCode).toBe(2);
        expect(stderr).toContain('It must be a URL without user name, password, query and fragment.');
      }
    },
  );

  test('at a terminal breaks no line, and says on a line of its own that it has stopped', async ({ folder }) => {
    const env = { HOME: folder, COGNITO_DEMO_HOME: folder };
    const session = runInTerminal([bin, 'local', '--port', '0'], { env });
    await session.see('Ctrl-C stops it.');
    expect(session.brokenOff()).toEqual([]);
    session.send(keys.ctrlC);
    expect(await session.exit).toBe(130);
    expect(session.screen()).toMatch(/\n\^C\nStopped\.$/);
  });

  test('with --file keeps everything from one run to the next', async ({ folder }) => {
    const file = join(folder, 'deep', 'pools.sqlite');
    const env = { HOME: folder, COGNITO_DEMO_HOME: folder };
    const first = await serve(folder, '--file', file);
    await runProgram(['action', 'create-user-pool', '--name', 'mine', '--target', first.url], env);
    await first.end('SIGTERM');
    const second = await serve(folder, '--file', file);
    const { stdout } = await runProgram(['action', 'list-user-pools', '--target', second.url], env);
    await second.end('SIGTERM');
    expect(JSON.parse(stdout)).toMatchObject([{ name: 'mine' }]);
  });

  test('a port that is taken: exit code 1', async ({ folder }) => {
    const served = await serve(folder);
    const port = new URL(served.url).port;
    const { exitCode, stderr } = await runProgram(['local', '--port', port], { HOME: folder });
    await served.end('SIGTERM');
    expect(exitCode).toBe(1);
    expect(stderr).toContain(`port ${port}: another program listens there.`);
  });

  test('a host that is no address of this machine: exit code 1', async ({ folder }) => {
    const { exitCode, stderr } = await runProgram(['local', '--host', '192.0.2.1'], { HOME: folder });
    expect(exitCode).toBe(1);
    expect(stderr).toContain('Choose another --host');
  });

  test('a file that is no database: exit code 1', async ({ folder }) => {
    const file = new URL(import.meta.url).pathname;
    const { exitCode, stderr } = await runProgram(['local', '--port', '0', '--file', file], { HOME: folder });
    expect(exitCode).toBe(1);
    expect(stderr).toContain('is no database of local Cognito');
  });

  test.for([':memory:', 'file:users.sqlite?mode=memory'])('makes no file %s: exit code 2', async (name, { folder }) => {
    const { exitCode, stderr } = await runProgram(['local', '--file', name], { HOME: folder });
    expect({ exitCode, stderr }).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('--memory') });
  });

  test('--region is in the ids of new pools and in what it tells; pools of a file keep theirs', async ({ folder }) => {
    const file = join(folder, 'cognito.sqlite');
    const ids: (string | undefined)[][] = [];
    for (const region of ['eu-west-1', 'us-west-2']) {
      const served = await serve(folder, '--file', file, '--region', region);
      const api = new CognitoIdentityProvider({
        endpoint: served.url,
        region,
        credentials: { accessKeyId: 'any', secretAccessKey: 'any' },
      });
      await api.createUserPool({ PoolName: 'test' });
      const { UserPools = [] } = await api.listUserPools({ MaxResults: 9 });
      ids.push(UserPools.map(({ Id = '' }) => Id.slice(0, Id.indexOf('_'))).toSorted());
      expect((await served.end('SIGTERM')).stderr).toContain(`AWS_DEFAULT_REGION=${region}`);
    }
    expect(ids).toEqual([['eu-west-1'], ['eu-west-1', 'us-west-2']]);
  });

  test('takes no region that is none: exit code 2', async ({ folder }) => {
    const { exitCode, stderr } = await runProgram(['local', '--region', 'Ireland'], { HOME: folder });
    expect({ exitCode, stderr }).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('It must be a region such as us-east-1.'),
    });
  });

  test('--memory and --file exclude each other: exit code 2', async ({ folder }) => {
    const { exitCode } = await runProgram(['local', '--memory', '--file', 'x'], { HOME: folder });
    expect(exitCode).toBe(2);
  });
});
