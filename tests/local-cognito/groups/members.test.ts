import type {
  AdminAddUserToGroupCommandInput,
  CognitoIdentityProvider,
} from '@aws-sdk/client-cognito-identity-provider';
import { expect, test } from 'vitest';
import { failureOf, openPlayground, type Playground } from '../playground.js';

type WithGroups = Playground & {
  add(username: string, group: string): Promise<unknown>;
  remove(username: string, group: string): Promise<unknown>;
  groupsOf(username: string): Promise<string[]>;
  membersOf(group: string): Promise<string[]>;
};

async function openWithGroups(...names: readonly string[]): Promise<WithGroups> {
  const playground = await openPlayground();
  const { api, userPoolId: UserPoolId } = playground;
  for (const GroupName of names) await api.createGroup({ UserPoolId, GroupName });
  return {
    ...playground,
    add: (Username, GroupName) => api.adminAddUserToGroup({ UserPoolId, Username, GroupName }),
    remove: (Username, GroupName) => api.adminRemoveUserFromGroup({ UserPoolId, Username, GroupName }),
    async groupsOf(Username) {
      const { Groups } = await api.adminListGroupsForUser({ UserPoolId, Username });
      return Groups!.map(({ GroupName }) => GroupName!);
    },
    async membersOf(GroupName) {
      const { Users } = await api.listUsersInGroup({ UserPoolId, GroupName });
      return Users!.map(({ Username }) => Username!);
    },
  };
}

test('users come and go; twice is once', async () => {
  await using playground = await openWithGroups('a', 'b');
  await playground.addUser('jane');
  await playground.addUser('joe');
  await playground.add('jane', 'b');
  await playground.add('jane', 'a');
  await playground.add('jane', 'a');
  await playground.add('joe', 'b');
  expect(await playground.groupsOf('jane')).toEqual(['a', 'b']);
  expect((await playground.membersOf('b')).toSorted()).toEqual(['jane', 'joe']);

  await playground.remove('jane', 'b');
  await playground.remove('jane', 'b');
  expect(await playground.groupsOf('jane')).toEqual(['a']);
  expect(await playground.membersOf('b')).toEqual(['joe']);
});

test('a user may be named by the sub', async () => {
  await using playground = await openWithGroups('a');
  const sub = await playground.addUser('jane');
  await playground.add(sub, 'a');
  expect(await playground.groupsOf('jane')).toEqual(['a']);
});

test('a member and a group are described as they are elsewhere', async () => {
  await using playground = await openWithGroups('a');
  const { api, userPoolId: UserPoolId } = playground;
  await playground.addUser('jane');
  await playground.add('jane', 'a');
  expect((await api.listUsersInGroup({ UserPoolId, GroupName: 'a' })).Users).toEqual(
    (await api.listUsers({ UserPoolId })).Users,
  );
  expect((await api.adminListGroupsForUser({ UserPoolId, Username: 'jane' })).Groups).toEqual(
    (await api.listGroups({ UserPoolId })).Groups,
  );
});

test('both lists come page by page', async () => {
  const groups = ['a', 'b', 'c', 'd', 'e'];
  await using playground = await openWithGroups(...groups);
  const { api, userPoolId: UserPoolId } = playground;
  const users = ['jane', 'jim', 'joe'];
  for (const user of users) await playground.addUser(user);
  for (const group of groups.toReversed()) await playground.add('jane', group);
  for (const user of users) await playground.add(user, 'a');

  const first = await api.adminListGroupsForUser({ UserPoolId, Username: 'jane', Limit: 3 });
  const { NextToken } = first;
  const second = await api.adminListGroupsForUser({ UserPoolId, Username: 'jane', Limit: 3, NextToken });
  expect([first, second].map(({ Groups }) => Groups!.map(({ GroupName }) => GroupName))).toEqual([
    ['a', 'b', 'c'],
    ['d', 'e'],
  ]);
  expect(second).not.toHaveProperty('NextToken');

  const some = await api.listUsersInGroup({ UserPoolId, GroupName: 'a', Limit: 2 });
  const rest = await api.listUsersInGroup({ UserPoolId, GroupName: 'a', Limit: 2, NextToken: some.NextToken });
  expect([some.Users!.length, rest.Users!.length]).toEqual([2, 1]);
  expect([...some.Users!, ...rest.Users!].map(({ Username }) => Username!).toSorted()).toEqual(users);
  expect(rest).not.toHaveProperty('NextToken');
});

test('memberships go with the user and with the group', async () => {
  await using playground = await openWithGroups('a', 'b');
  const { api, userPoolId: UserPoolId } = playground;
  for (const user of ['jane', 'joe']) {
    await playground.addUser(user);
    await playground.add(user, 'a');
    await playground.add(user, 'b');
  }
  await api.adminDeleteUser({ UserPoolId, Username: 'jane' });
  expect(await playground.membersOf('a')).toEqual(['joe']);
  await playground.addUser('jane');
  expect(await playground.groupsOf('jane')).toEqual([]);

  await api.deleteGroup({ UserPoolId, GroupName: 'a' });
  expect(await playground.groupsOf('joe')).toEqual(['b']);
  await api.createGroup({ UserPoolId, GroupName: 'a' });
  expect(await playground.membersOf('a')).toEqual([]);
});

test('a user is in 100 groups at most', async () => {
  const names = Array.from({ length: 101 }, (_, index) => `g${index}`);
  await using playground = await openWithGroups(...names);
  await playground.addUser('jane');
  for (const name of names.slice(0, 100)) await playground.add('jane', name);
  await playground.add('jane', 'g0');
  expect(await failureOf(playground.add('jane', 'g100'))).toMatch(/^LimitExceededException: /);
  expect(await playground.membersOf('g100')).toEqual([]);
});

type Call = (api: CognitoIdentityProvider, input: AdminAddUserToGroupCommandInput) => Promise<unknown>;

test.each<[string, Call]>([
  ['AdminAddUserToGroup', (api, input) => api.adminAddUserToGroup(input)],
  ['AdminRemoveUserFromGroup', (api, input) => api.adminRemoveUserFromGroup(input)],
  ['AdminListGroupsForUser', (api, input) => api.adminListGroupsForUser(input)],
])('%s of a user who is not there', async (_, call) => {
  await using playground = await openWithGroups('a');
  const input = { UserPoolId: playground.userPoolId, Username: 'nobody', GroupName: 'a' };
  expect(await failureOf(call(playground.api, input))).toBe('UserNotFoundException: User does not exist.');
});
