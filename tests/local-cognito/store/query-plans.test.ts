import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Libsql from 'libsql';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { addAuthenticator, answerMfa } from '../authenticator.js';
import { answerCustom, openWithRiddle, startCustom } from '../custom-auth.js';
import { deviceTracking, tokensOf, type Playground } from '../playground.js';
import { confirmDevice, proveDevice } from '../srp-sign-in.js';

const folder = mkdtempSync(join(tmpdir(), 'cognito-demo-plans-'));
const file = join(folder, 'store.db');
/** All that the service has told SQLite. */
const statements = new Set<string>();

beforeAll(async () => {
  const prepare = vi.spyOn(Libsql.prototype, 'prepare');
  await useEverything();
  for (const [sql] of prepare.mock.calls) if (/^\s*(SELECT|INSERT|UPDATE|DELETE)/.test(sql)) statements.add(sql);
  prepare.mockRestore();
});
afterAll(() => rmSync(folder, { recursive: true }));

function explain(sql: string): string[] {
  const sqlite = new Libsql(file);
  const steps = sqlite.prepare(`EXPLAIN QUERY PLAN ${sql}`).all([]) as { detail: string }[];
  sqlite.close();
  return steps.map(({ detail }) => detail);
}

const oneLine = (sql: string): string => sql.replaceAll(/\s+/g, ' ').trim();

/** What reads a whole table, and may: a page or a piece of it at a time, in the order of its key; or all that is asked for. */
const wholeTables = [
  'SELECT id FROM messages ORDER BY id LIMIT',
  'SELECT * FROM messages WHERE 1 = 1 ORDER BY id',
  'FROM kept.sqlite_schema',
];

test('no statement goes through a whole table, nor sorts what it finds', () => {
  const scans: string[] = [];
  for (const sql of statements) {
    if (wholeTables.some((known) => oneLine(sql).includes(known))) continue;
    for (const step of explain(sql)) {
      // A list of ids that a subquery gives is no table; the groups of one user are few.
      const isFine = /^SEARCH|^LIST SUBQUERY|^SCALAR SUBQUERY|^CO-ROUTINE|^SCAN \(?subquery|^SCAN CONSTANT ROW/.test(
        step,
      );
      const isSort = step.startsWith('USE TEMP B-TREE') && !sql.includes('precedence');
      if (isSort || (!isFine && !step.startsWith('USE TEMP B-TREE'))) scans.push(`${step}: ${oneLine(sql)}`);
    }
  }
  expect(scans).toEqual([]);
  expect(statements.size).toBeGreaterThan(90);
});

test('users are searched by pool and value, and a page within one value begins at its sub', () => {
  const searches = [...statements].filter((sql) => sql.includes('AS sort_value')).map(oneLine);
  expect(searches.length).toBeGreaterThan(25);
  for (const sql of searches) {
    const [, column = ''] = /WHERE pool_id = \? AND (\S+|json_extract\(.*?\))(?: [<>=]| AND)/.exec(sql)!;
    const isOfUser = ['sub', 'enabled', 'true', 'false'].includes(column);
    const key = isOfUser ? 'sub' : column.startsWith('json_extract') ? '<expr>' : column;
    // A name is one user's.
    const isPrecise = sql.includes(' = ? AND sub > ?') && !isOfUser && column !== 'username_key';
    expect(explain(sql)[0], sql).toContain(`(pool_id=? AND ${key}${isPrecise ? '=? AND sub>?)' : ''}`);
  }
});

test('whatever is deleted finds what belongs to it on an index', () => {
  const sqlite = new Libsql(file);
  const tables = sqlite.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all([]) as { name: string }[];
  const conditions = new Map<string, string[]>();
  for (const { name } of tables) {
    const parts = sqlite.prepare(`PRAGMA foreign_key_list(${name})`).all([]) as { id: number; from: string }[];
    for (const { id, from } of parts) {
      const key = `${name}.${id}`;
      conditions.set(key, [...(conditions.get(key) ?? []), `${from} = ?`]);
    }
  }
  sqlite.close();
  for (const [key, parts] of conditions) {
    const [table] = key.split('.');
    const steps = explain(`SELECT 1 FROM ${table} WHERE ${parts.join(' AND ')}`);
    expect(steps, key).toEqual([expect.stringMatching(/^SEARCH /)]);
  }
  expect(conditions.size).toBeGreaterThan(12);
});

/** Calls operations until every statement has been seen. */
async function useEverything(): Promise<void> {
  const playground = await openWithRiddle(
    {},
    {
      mfa: 'OPTIONAL',
      pool: { AliasAttributes: ['email'], DeviceConfiguration: deviceTracking },
      service: { file },
    },
  );
  const { api, userPoolId: UserPoolId, clientId: ClientId } = playground;
  await playground.addUser('jane');
  await useDevicesAndFactors(playground);
  tokensOf(await answerCustom(playground, await startCustom(playground)));
  await api.forgotPassword({ ClientId, Username: 'jane' });
  const ConfirmationCode = await playground.sentCode('jane@example.com');
  await api.confirmForgotPassword({ ClientId, Username: 'jane', ConfirmationCode, Password: 'Another-Horse-9!' });
  await useGroups(playground);
  await rotate(playground);
  await search(playground);
  await playground.local.outbox.list();
  await playground.local.outbox.list({ to: 'jane@example.com' });
  await api.listUserPools({ MaxResults: 10 });
  await api.listUserPoolClients({ UserPoolId, MaxResults: 10 });
  await api.updateUserPoolClient({ UserPoolId, ClientId });
  await api.adminDisableUser({ UserPoolId, Username: 'jane' });
  await api.adminDeleteUser({ UserPoolId, Username: 'jane' });
  await api.deleteUserPoolClient({ UserPoolId, ClientId });
  await api.deleteUserPool({ UserPoolId });
  await playground.local.close();
}

async function useDevicesAndFactors(playground: Playground): Promise<void> {
  const { api } = playground;
  const tokens = await playground.signIn('jane');
  const { AccessToken } = tokens;
  const device = await confirmDevice(playground, tokens);
  await api.updateDeviceStatus({ AccessToken, DeviceKey: device.deviceKey, DeviceRememberedStatus: 'remembered' });
  const authenticator = await addAuthenticator(playground, tokens);
  const named = { DEVICE_KEY: device.deviceKey };
  tokensOf(await answerMfa(playground, await playground.startSignIn('jane', named), authenticator.freshCode()));
  const fromDevice = await playground.startSignIn('jane', named);
  tokensOf(await proveDevice(playground, 'jane', fromDevice, device));
  await api.listDevices({ AccessToken });
  await api.forgetDevice({ AccessToken, DeviceKey: device.deviceKey });
  await api.updateUserAttributes({ AccessToken, UserAttributes: [{ Name: 'email', Value: 'joan@example.com' }] });
  const Code = await playground.sentCode('joan@example.com');
  await api.verifyUserAttribute({ AccessToken, AttributeName: 'email', Code });
  await api.updateUserAttributes({ AccessToken, UserAttributes: [{ Name: 'email', Value: 'jane@example.com' }] });
  const AttributeName = 'email';
  const again = await playground.sentCode('jane@example.com');
  await api.verifyUserAttribute({ AccessToken, AttributeName, Code: again });
  await api.globalSignOut({ AccessToken });
}

async function useGroups({ api, userPoolId: UserPoolId }: Playground): Promise<void> {
  const member = { UserPoolId, GroupName: 'admins', Username: 'jane' };
  await api.createGroup({ UserPoolId, GroupName: 'admins' });
  await api.updateGroup({ UserPoolId, GroupName: 'admins', Precedence: 1 });
  await api.adminAddUserToGroup(member);
  await api.adminListGroupsForUser({ UserPoolId, Username: 'jane' });
  await api.listUsersInGroup({ UserPoolId, GroupName: 'admins' });
  await api.listGroups({ UserPoolId });
  await api.adminRemoveUserFromGroup(member);
  await api.deleteGroup({ UserPoolId, GroupName: 'admins' });
}

async function rotate(playground: Playground): Promise<void> {
  const { api, userPoolId: UserPoolId } = playground;
  const RefreshTokenRotation = { Feature: 'ENABLED' as const };
  const { clientId: ClientId } = await playground.addClient({
    ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH'],
    RefreshTokenRotation,
  });
  await playground.addUser('joe');
  await api.updateUserPool({ UserPoolId });
  const AuthParameters = { USERNAME: 'joe', PASSWORD: 'wrong' };
  const start = { ClientId, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters } as const;
  await expect(api.initiateAuth(start)).rejects.toThrow('Incorrect');
  const right = { USERNAME: 'joe', PASSWORD: 'Correct-Horse-9!' };
  const { RefreshToken } = tokensOf(await api.initiateAuth({ ...start, AuthParameters: right }));
  const exchanged = await api.getTokensFromRefreshToken({ ClientId, RefreshToken });
  await api.revokeToken({ ClientId, Token: exchanged.AuthenticationResult!.RefreshToken! });
}

/** Two pages by each attribute, of all users and of some. */
async function search({ api, userPoolId: UserPoolId }: Playground): Promise<void> {
  for (const name of ['a', 'b', 'c']) {
    const UserAttributes = ['email', 'name', 'given_name', 'family_name', 'preferred_username']
      .map((Name) => ({ Name, Value: `same-${Name === 'preferred_username' ? name : ''}@example.com` }))
      .concat({ Name: 'phone_number', Value: '+15550100' });
    await api.adminCreateUser({ UserPoolId, Username: `same-${name}`, UserAttributes, MessageAction: 'SUPPRESS' });
  }
  const filters: (readonly [string, string])[] = [
    ...['username', 'email', 'name', 'given_name', 'family_name', 'preferred_username'].map(
      (attribute) => [attribute, 'same-'] as const,
    ),
    ['phone_number', '+1555'],
    ['cognito:user_status', 'FORCE_CHANGE'],
    ['status', 'Enab'],
    ['status', 'Disabled'],
    ['sub', ''],
  ];
  for (const [attribute, prefix] of filters) {
    const Filter = `${attribute} ^= "${prefix}"`;
    const { PaginationToken } = await api.listUsers({ UserPoolId, Filter, Limit: 1 });
    if (PaginationToken) await api.listUsers({ UserPoolId, Filter, Limit: 1, PaginationToken });
    await api.listUsers({ UserPoolId, Filter: `${attribute} = "${prefix}"`, Limit: 1 });
  }
  const { PaginationToken } = await api.listUsers({ UserPoolId, Limit: 1 });
  await api.listUsers({ UserPoolId, Limit: 1, PaginationToken });
}
