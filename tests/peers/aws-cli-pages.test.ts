import {
  AdminCreateUserCommand,
  CreateGroupCommand,
  InitiateAuthCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addUser, servePool, user, type ServedPool } from '../interop/served-pool.js';
import { awsCliAsItIsAt, awsCliAt, installedAwsCli, type Answer, type AwsCli, type Ended } from './aws-cli.js';
import { confirmNewDevice } from './new-device.js';

const { version, missing, isSkipped } = installedAwsCli();
/** How it ends when the service refused: by its own rules, which its second version changed. */
const refused = version?.startsWith('aws-cli/1.') ? 255 : 254;

describe.skipIf(isSkipped)(`${version?.split(' ')[0] ?? 'The AWS CLI'}, reading what local Cognito lists`, () => {
  const numbers = [1, 2, 3, 4, 5];
  const users = numbers.map((number) => `user-${number}`);
  const groups = numbers.map((number) => `group-${number}`);
  let pool: ServedPool;
  let userPoolId: string;
  let aws: AwsCli;
  let awsAsItIs: (operation: string, flags: readonly string[]) => Promise<Ended>;

  beforeAll(async () => {
    if (version === undefined) throw new Error(missing);
    pool = await servePool();
    userPoolId = pool.userPoolId;
    aws = awsCliAt(pool.url);
    awsAsItIs = awsCliAsItIsAt(pool.url);
    for (const Username of users) {
      await pool.sdk.send(new AdminCreateUserCommand({ UserPoolId: userPoolId, Username, MessageAction: 'SUPPRESS' }));
    }
    for (const GroupName of groups) {
      await pool.sdk.send(new CreateGroupCommand({ UserPoolId: userPoolId, GroupName }));
    }
  });
  afterAll(() => pool?.close());

  it.each([
    { operation: 'list-users', items: 'Users', name: 'Username', all: users },
    { operation: 'list-groups', items: 'Groups', name: 'GroupName', all: groups },
  ])('$operation: two items, then the rest from there, then all over pages of two', async ({ operation, ...list }) => {
    const namesIn = (answer: Answer) => (answer[list.items] as Record<string, string>[]).map((item) => item[list.name]);
    const [first, whole] = await Promise.all([
      aws(operation, { userPoolId, maxItems: '2' }),
      aws(operation, { userPoolId, pageSize: '2' }),
    ]);
    expect(namesIn(first)).toHaveLength(2);
    expect(namesIn(whole).toSorted()).toEqual(list.all);
    expect(whole).not.toHaveProperty('NextToken');
    const rest = await aws(operation, { userPoolId, startingToken: String(first['NextToken']) });
    expect([...namesIn(first), ...namesIn(rest)].toSorted()).toEqual(list.all);
  });

  it('list-devices, whose pages it leaves to its user', async () => {
    await addUser(pool, 'jane');
    const devices = await Promise.all(numbers.slice(0, 3).map(newDevice));
    const { accessToken } = devices[0]!;
    const first = await aws('list-devices', { accessToken, limit: '2' });
    const rest = await aws('list-devices', { accessToken, paginationToken: String(first['PaginationToken']) });
    expect(keysIn(first)).toHaveLength(2);
    expect([...keysIn(first), ...keysIn(rest)].toSorted()).toEqual(devices.map(({ key }) => key).toSorted());
    expect(rest).not.toHaveProperty('PaginationToken');
  });

  it('prints as text what the query asks for', async () => {
    const asText = ['--user-pool-id', userPoolId, '--output', 'text', '--query'];
    const [names, configuration] = await Promise.all([
      awsAsItIs('list-users', [...asText, 'sort(Users[].Username)', '--filter', 'username ^= "user-"']),
      awsAsItIs('describe-user-pool', [
        ...asText,
        'UserPool.[Id,MfaConfiguration,DeviceConfiguration.ChallengeRequiredOnNewDevice]',
      ]),
    ]);
    expect(names).toEqual({ exitCode: 0, stdout: users.join('\t'), stderr: '' });
    expect(configuration.stdout).toBe(`${userPoolId}\tOFF\tTrue`);
  });

  it('passes on what was refused: the error, the operation, the reason, and an exit code of its own', async () => {
    const [unknown, malformed] = await Promise.all([
      awsAsItIs('admin-get-user', ['--user-pool-id', userPoolId, '--username', 'nobody']),
      awsAsItIs('describe-user-pool', ['--user-pool-id', 'us east']),
    ]);
    const saying = (error: string, operation: string, reason: string): object => ({
      exitCode: refused,
      stdout: '',
      stderr: `An error occurred (${error}) when calling the ${operation} operation: ${reason}`,
    });
    expect(unknown).toEqual(saying('UserNotFoundException', 'AdminGetUser', 'User does not exist.'));
    expect(malformed).toMatchObject({
      exitCode: refused,
      stderr: expect.stringContaining("'us east' at 'userPoolId'") as unknown,
    });
  });

  async function newDevice(): Promise<{ readonly key: string; readonly accessToken: string }> {
    const { AuthenticationResult } = await pool.sdk.send(
      new InitiateAuthCommand({
        ClientId: pool.clientId,
        AuthFlow: 'USER_PASSWORD_AUTH',
        AuthParameters: { USERNAME: 'jane', PASSWORD: user.password },
      }),
    );
    const key = await confirmNewDevice(pool.sdk, AuthenticationResult as Answer['AuthenticationResult']);
    return { key, accessToken: AuthenticationResult?.AccessToken ?? '' };
  }
});

function keysIn(answer: Answer): string[] {
  return (answer['Devices'] as { readonly DeviceKey: string }[]).map(({ DeviceKey }) => DeviceKey);
}
