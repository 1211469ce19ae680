import { expect, test } from 'vitest';
import {
  adminListDevices,
  adminListGroupsForUser,
  listDevices,
  listGroups,
  listUserPoolClients,
  listUserPools,
  listUsers,
} from '../../src/actions/index.js';
import { openWire } from './wire.js';

const user = (Username: string) => ({
  Username,
  UserStatus: 'CONFIRMED',
  Enabled: true,
  UserCreateDate: 0,
  UserLastModifiedDate: 0,
});
const device = (DeviceKey: string) => ({ DeviceKey, DeviceCreateDate: 0 });
const group = (GroupName: string) => ({ GroupName, CreationDate: 0, LastModifiedDate: 0 });
const userPoolId = 'eu-west-1_Ab1Cd2Ef3';
const jane = { userPoolId, username: 'jane' };

const lists = [
  {
    operation: 'ListUsers',
    token: 'PaginationToken',
    pages: [{ Users: [user('a'), user('b')] }, { Users: [] }, { Users: [user('c')] }],
    names: (client: Client) => map(listUsers(client, { userPoolId }), ({ username }) => username),
  },
  {
    operation: 'ListDevices',
    token: 'PaginationToken',
    pages: [{ Devices: [device('a'), device('b')] }, { Devices: [] }, { Devices: [device('c')] }],
    names: (client: Client) => map(listDevices(client, { accessToken: 'token' }), ({ deviceKey }) => deviceKey),
  },
  {
    operation: 'AdminListDevices',
    token: 'PaginationToken',
    pages: [{ Devices: [device('a'), device('b')] }, { Devices: [] }, { Devices: [device('c')] }],
    names: (client: Client) => map(adminListDevices(client, jane), ({ deviceKey }) => deviceKey),
  },
  {
    operation: 'ListGroups',
    token: 'NextToken',
    pages: [{ Groups: [group('a'), group('b')] }, { Groups: [] }, { Groups: [group('c')] }],
    names: (client: Client) => map(listGroups(client, { userPoolId }), ({ groupName }) => groupName),
  },
  {
    operation: 'AdminListGroupsForUser',
    token: 'NextToken',
    pages: [{ Groups: [group('a'), group('b')] }, { Groups: [] }, { Groups: [group('c')] }],
    names: (client: Client) => map(adminListGroupsForUser(client, jane), ({ groupName }) => groupName),
  },
  {
    operation: 'ListUserPools',
    token: 'NextToken',
    pages: [{ UserPools: [pool('a'), pool('b')] }, { UserPools: [] }, { UserPools: [pool('c')] }],
    names: (client: Client) => map(listUserPools(client), ({ id }) => id),
  },
  {
    operation: 'ListUserPoolClients',
    token: 'NextToken',
    pages: [{ UserPoolClients: [app('a'), app('b')] }, { UserPoolClients: [] }, { UserPoolClients: [app('c')] }],
    names: (client: Client) => map(listUserPoolClients(client, { userPoolId }), ({ clientId }) => clientId),
  },
];

type Client = Parameters<typeof listUsers>[0];

test.each(lists)('$operation goes on to the last page, past an empty one', async ({ token, pages, names }) => {
  await using wire = await openWire(() => {
    const page = wire.requests.length;
    return { ...pages[page - 1], ...(page < pages.length && { [token]: `page-${page + 1}` }) };
  });
  expect(await names(wire.client)).toEqual(['a', 'b', 'c']);
  const tokens = wire.requests.map(({ body }) => (body as Record<string, unknown>)[token]);
  expect(tokens).toEqual([undefined, 'page-2', 'page-3']);
});

test('a page that nobody reaches is not fetched', async () => {
  await using wire = await openWire(() => ({ Users: [user('a'), user('b')], PaginationToken: 'more' }));
  for await (const { username } of listUsers(wire.client, { userPoolId })) {
    if (username === 'b') break;
  }
  expect(wire.requests).toHaveLength(1);
});

function pool(Id: string) {
  return { Id, Name: Id };
}

function app(ClientId: string) {
  return { ClientId, ClientName: ClientId };
}

async function map<T, U>(items: AsyncIterable<T>, pick: (item: T) => U): Promise<U[]> {
  const list: U[] = [];
  for await (const item of items) list.push(pick(item));
  return list;
}
