import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CognitoIdentityProvider } from '@aws-sdk/client-cognito-identity-provider';
import Libsql from 'libsql';
import { describe, expect, test } from 'vitest';
import { failureOf, openPlayground } from '../playground.js';

const noGroup = 'ResourceNotFoundException: Group not found.';
const RoleArn = 'arn:aws:iam::000000000000:role/admins';

test('a group is described as it was made', async () => {
  await using playground = await openPlayground();
  const { api, userPoolId: UserPoolId } = playground;
  const settings = { Description: 'Those who may', RoleArn, Precedence: 0 };
  const { Group } = await api.createGroup({ UserPoolId, GroupName: 'admins', ...settings });
  const now = new Date(playground.clock.now());
  expect(Group).toEqual({
    GroupName: 'admins',
    UserPoolId,
    ...settings,
    CreationDate: now,
    LastModifiedDate: now,
  });
  expect((await api.getGroup({ UserPoolId, GroupName: 'admins' })).Group).toEqual(Group);
});

test('one of nothing but a name has no settings', async () => {
  await using playground = await openPlayground();
  const { Group } = await playground.api.createGroup({ UserPoolId: playground.userPoolId, GroupName: 'admins' });
  expect(Object.keys(Group!).toSorted()).toEqual(['CreationDate', 'GroupName', 'LastModifiedDate', 'UserPoolId']);
});

test('a name is taken once in a pool, in each of its letter cases', async () => {
  await using playground = await openPlayground();
  const { api, userPoolId: UserPoolId } = playground;
  const { UserPool } = await api.createUserPool({ PoolName: 'other' });
  for (const group of [
    { UserPoolId, GroupName: 'admins' },
    { UserPoolId, GroupName: 'Admins' },
    { UserPoolId: UserPool!.Id, GroupName: 'admins' },
  ]) {
    await api.createGroup(group);
    expect(await failureOf(api.createGroup(group))).toBe('GroupExistsException: A group with the name already exists');
  }
});

test('an update changes what it names and leaves the rest', async () => {
  await using playground = await openPlayground();
  const { api, userPoolId: UserPoolId } = playground;
  const name = { UserPoolId, GroupName: 'admins' };
  await api.createGroup({ ...name, Description: 'old', Precedence: 1 });
  const created = new Date(playground.clock.now());
  playground.clock.advance({ minutes: 1 });
  const { Group } = await api.updateGroup({ ...name, Description: '', RoleArn });
  expect(Group).toEqual({
    ...name,
    Description: '',
    RoleArn,
    Precedence: 1,
    CreationDate: created,
    LastModifiedDate: new Date(playground.clock.now()),
  });
  await api.updateGroup({ ...name, Precedence: 0 });
  expect((await api.getGroup(name)).Group).toEqual({ ...Group, Precedence: 0 });
});

test('a deleted group is gone, and its name is free', async () => {
  await using playground = await openPlayground();
  const name = { UserPoolId: playground.userPoolId, GroupName: 'admins' };
  await playground.api.createGroup(name);
  await playground.api.deleteGroup(name);
  expect(await failureOf(playground.api.getGroup(name))).toBe(noGroup);
  await playground.api.createGroup(name);
});

test('groups of a pool are listed by name, page by page', async () => {
  await using playground = await openPlayground();
  const { api, userPoolId: UserPoolId } = playground;
  for (const GroupName of ['c', 'a', 'e', 'b', 'd']) await api.createGroup({ UserPoolId, GroupName });
  const { UserPool } = await api.createUserPool({ PoolName: 'other' });
  await api.createGroup({ UserPoolId: UserPool!.Id, GroupName: 'other' });

  const pages: string[][] = [];
  let NextToken: string | undefined;
  do {
    const page = await api.listGroups({ UserPoolId, Limit: 2, NextToken });
    pages.push(page.Groups!.map(({ GroupName }) => GroupName!));
    ({ NextToken } = page);
  } while (NextToken !== undefined);
  expect(pages).toEqual([['a', 'b'], ['c', 'd'], ['e']]);
  expect((await api.listGroups({ UserPoolId, Limit: 0 })).Groups).toHaveLength(5);
  expect(await failureOf(api.listGroups({ UserPoolId, NextToken: 'x' }))).toBe(
    'InvalidParameterException: Invalid pagination token',
  );
});

test.each([
  ['a name with a blank', { GroupName: 'the admins' }, 'groupName'],
  ['no name', { GroupName: '' }, 'groupName'],
  ['what is no ARN', { RoleArn: 'the role of the administrators' }, 'roleArn'],
  ['a precedence below 0', { Precedence: -1 }, 'precedence'],
])('no group with %s', async (_, input, member) => {
  await using playground = await openPlayground();
  const call = playground.api.createGroup({ UserPoolId: playground.userPoolId, GroupName: 'admins', ...input });
  expect(await failureOf(call)).toMatch(
    new RegExp(`^InvalidParameterException: \\d validation errors? detected: Value '.*' at '${member}' failed`),
  );
});

test('a precedence beyond 32 bits is no integer of the API', async () => {
  await using playground = await openPlayground();
  const group = { UserPoolId: playground.userPoolId, GroupName: 'admins' };
  expect(await failureOf(playground.api.createGroup({ ...group, Precedence: 2 ** 31 }))).toMatch(
    /^SerializationException: /,
  );
  expect(await playground.api.createGroup({ ...group, Precedence: 2 ** 31 - 1 })).toMatchObject({
    Group: { Precedence: 2 ** 31 - 1 },
  });
});

test('a pool has 10,000 groups at most', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'cognito-demo-groups-'));
  const file = join(folder, 'store.db');
  try {
    await using playground = await openPlayground({ service: { file } });
    const UserPoolId = playground.userPoolId;
    const sqlite = new Libsql(file);
    sqlite
      .prepare(
        `WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 9999)
         INSERT INTO user_groups (pool_id, name, created_at, modified_at) SELECT ?, 'group' || n, 0, 0 FROM numbers`,
      )
      .run([UserPoolId]);
    sqlite.close();
    await playground.api.createGroup({ UserPoolId, GroupName: 'last' });
    expect(await failureOf(playground.api.createGroup({ UserPoolId, GroupName: 'more' }))).toMatch(
      /^LimitExceededException: /,
    );
    expect(await failureOf(playground.api.getGroup({ UserPoolId, GroupName: 'more' }))).toBe(noGroup);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

type Call = (api: CognitoIdentityProvider, input: { UserPoolId: string; GroupName: string }) => Promise<unknown>;
const user = { Username: 'jane' };
const calls: [string, Call][] = [
  ['GetGroup', (api, input) => api.getGroup(input)],
  ['UpdateGroup', (api, input) => api.updateGroup(input)],
  ['DeleteGroup', (api, input) => api.deleteGroup(input)],
  ['ListUsersInGroup', (api, input) => api.listUsersInGroup(input)],
  ['AdminAddUserToGroup', (api, input) => api.adminAddUserToGroup({ ...input, ...user })],
  ['AdminRemoveUserFromGroup', (api, input) => api.adminRemoveUserFromGroup({ ...input, ...user })],
];

describe('what is not there', () => {
  test.each(calls)('%s of a group', async (_, call) => {
    await using playground = await openPlayground();
    await playground.addUser('jane');
    expect(await failureOf(call(playground.api, { UserPoolId: playground.userPoolId, GroupName: 'admins' }))).toBe(
      noGroup,
    );
  });

  test.each<[string, Call]>([
    ...calls,
    ['CreateGroup', (api, input) => api.createGroup(input)],
    ['ListGroups', (api, input) => api.listGroups(input)],
    ['AdminListGroupsForUser', (api, input) => api.adminListGroupsForUser({ ...input, ...user })],
  ])('%s of a pool', async (_, call) => {
    await using playground = await openPlayground();
    expect(await failureOf(call(playground.api, { UserPoolId: 'us-east-1_Nowhere', GroupName: 'admins' }))).toBe(
      'ResourceNotFoundException: User pool us-east-1_Nowhere does not exist.',
    );
  });
});
