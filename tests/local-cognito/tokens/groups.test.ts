import { expect, test } from 'vitest';
import { claimsOf, openPlayground, tokensOf, type Playground } from '../playground.js';

interface Membership {
  readonly GroupName: string;
  readonly Precedence?: number;
  readonly RoleArn?: string;
}

const role = (name: string): string => `arn:aws:iam::000000000000:role/${name}`;

async function join({ api, userPoolId: UserPoolId }: Playground, groups: readonly Membership[]): Promise<void> {
  for (const group of groups) {
    await api.createGroup({ UserPoolId, ...group });
    await api.adminAddUserToGroup({ UserPoolId, Username: 'jane', GroupName: group.GroupName });
  }
}

async function groupClaims(playground: Playground): Promise<{ access: unknown; id: Record<string, unknown> }> {
  const { AccessToken, IdToken } = await playground.signIn('jane');
  const id = Object.entries(claimsOf(IdToken)).filter(([name]) => /^cognito:(groups|roles|preferred_role)$/.test(name));
  const access = Object.entries(claimsOf(AccessToken)).filter(([name]) => name.startsWith('cognito:'));
  return { access: Object.fromEntries(access), id: Object.fromEntries(id) };
}

test('without a group there are no claims of groups', async () => {
  await using playground = await openPlayground();
  await playground.addUser('jane');
  expect(await groupClaims(playground)).toEqual({ access: {}, id: {} });
});

test.each<[string, readonly Membership[], readonly string[], readonly string[] | undefined, string | undefined]>([
  ['no roles', [{ GroupName: 'a' }], ['a'], undefined, undefined],
  [
    'by precedence, then by name, those without one last',
    [
      { GroupName: 'b' },
      { GroupName: 'a' },
      { GroupName: 'd', Precedence: 5 },
      { GroupName: 'c', Precedence: 5 },
      { GroupName: 'e', Precedence: 0 },
    ],
    ['e', 'c', 'd', 'a', 'b'],
    undefined,
    undefined,
  ],
  ['the only role is preferred', [{ GroupName: 'a', RoleArn: role('a') }], ['a'], ['a'], 'a'],
  [
    'the role of the best precedence is preferred',
    [
      { GroupName: 'a', RoleArn: role('a') },
      { GroupName: 'b', RoleArn: role('b'), Precedence: 2 },
      { GroupName: 'c', RoleArn: role('c'), Precedence: 1 },
    ],
    ['c', 'b', 'a'],
    ['c', 'b', 'a'],
    'c',
  ],
  [
    'none is preferred where the best ones differ',
    [
      { GroupName: 'a', RoleArn: role('a'), Precedence: 1 },
      { GroupName: 'b', RoleArn: role('b'), Precedence: 1 },
      { GroupName: 'c', RoleArn: role('c'), Precedence: 2 },
    ],
    ['a', 'b', 'c'],
    ['a', 'b', 'c'],
    undefined,
  ],
  [
    'one role of several groups is one',
    [
      { GroupName: 'a', RoleArn: role('a'), Precedence: 1 },
      { GroupName: 'b', RoleArn: role('a'), Precedence: 1 },
    ],
    ['a', 'b'],
    ['a'],
    'a',
  ],
  [
    'a group without a role does not stand in the way',
    [
      { GroupName: 'a', Precedence: 0 },
      { GroupName: 'b', RoleArn: role('b'), Precedence: 1 },
    ],
    ['a', 'b'],
    ['b'],
    'b',
  ],
])('%s', async (_, groups, names, roles, preferred) => {
  await using playground = await openPlayground();
  await playground.addUser('jane');
  await join(playground, groups);
  expect(await groupClaims(playground)).toEqual({
    access: { 'cognito:groups': names },
    id: {
      'cognito:groups': names,
      ...(roles && { 'cognito:roles': roles.map(role) }),
      ...(preferred && { 'cognito:preferred_role': role(preferred) }),
    },
  });
});

test('a refresh has the groups of its time', async () => {
  await using playground = await openPlayground();
  await playground.addUser('jane');
  const { RefreshToken } = await playground.signIn('jane');
  await join(playground, [{ GroupName: 'a' }]);
  const AuthParameters = { REFRESH_TOKEN: RefreshToken };
  const { AccessToken } = tokensOf(
    await playground.api.initiateAuth({
      ClientId: playground.clientId,
      AuthFlow: 'REFRESH_TOKEN_AUTH',
      AuthParameters,
    }),
  );
  expect(claimsOf(AccessToken)['cognito:groups']).toEqual(['a']);
});
