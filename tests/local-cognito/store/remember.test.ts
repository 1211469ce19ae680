import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { UserPool } from '../../../src/local-cognito/store/pools.js';
import { openStore, type Store } from '../../../src/local-cognito/store/store.js';
import { failureOf, openPlayground, openService } from '../playground.js';

const folder = mkdtempSync(join(tmpdir(), 'cognito-demo-remember-'));
afterAll(() => rmSync(folder, { recursive: true }));
let files = 0;
const newFile = (): string => join(folder, `${files++}`, 'store.db');

test('settings that another service on the file changes count at once', async () => {
  const file = newFile();
  await using one = await openPlayground({ service: { file } });
  await using other = await openService({ file, clock: one.clock });
  const { userPoolId: UserPoolId, clientId: ClientId } = one;
  await one.addUser('jane');
  await one.startSignIn('jane');
  await other.api.describeUserPoolClient({ UserPoolId, ClientId });

  await other.api.updateUserPoolClient({ UserPoolId, ClientId, ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH'] });
  expect(await failureOf(one.startSignIn('jane'))).toContain('USER_PASSWORD_AUTH flow not enabled');
  await one.api.updateUserPoolClient({ UserPoolId, ClientId, ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH'] });
  expect((await one.startSignIn('jane')).AuthenticationResult).toBeDefined();

  await other.api.deleteUserPoolClient({ UserPoolId, ClientId });
  expect(await failureOf(one.startSignIn('jane'))).toContain(`User pool client ${ClientId} does not exist.`);
});

test('the first group of a pool, which another service on the file makes, is in the next tokens', async () => {
  const file = newFile();
  await using one = await openPlayground({ service: { file } });
  await using other = await openService({ file, clock: one.clock });
  const { userPoolId: UserPoolId } = one;
  await one.addUser('jane');
  const groupsOf = async (): Promise<unknown> => {
    const { AuthenticationResult } = await one.startSignIn('jane');
    const payload = AuthenticationResult?.IdToken?.split('.')[1] ?? '';
    return (JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as Record<string, unknown>)[
      'cognito:groups'
    ];
  };
  expect(await groupsOf()).toBeUndefined();
  await other.api.createGroup({ UserPoolId, GroupName: 'staff' });
  await other.api.adminAddUserToGroup({ UserPoolId, GroupName: 'staff', Username: 'jane' });
  expect(await groupsOf()).toEqual(['staff']);
  await other.api.deleteGroup({ UserPoolId, GroupName: 'staff' });
  expect(await groupsOf()).toBeUndefined();
});

test('a client goes with its pool', async () => {
  await using playground = await openPlayground();
  await playground.addUser('jane');
  await playground.startSignIn('jane');
  await playground.api.deleteUserPool({ UserPoolId: playground.userPoolId });
  expect(await failureOf(playground.startSignIn('jane'))).toContain('User pool client');
});

test.each([
  ['in memory', () => undefined],
  ['in a file', newFile],
])('settings that were written and undone again are not remembered, %s', async (_, file) => {
  const store = openStore(file());
  await store.transaction(() => store.pools.insert(pool('before')));
  expect(nameOf(store)).toBe('before');
  const undone = store.transaction(() => {
    store.pools.save(pool('undone'));
    expect(nameOf(store)).toBe('undone');
    throw new Error('no');
  });
  await expect(undone).rejects.toThrow('no');
  expect(nameOf(store)).toBe('before');
  store.close();
});

const nameOf = (store: Store): string | undefined => store.pools.find('local_1')?.name;

function pool(name: string): UserPool {
  const settings: UserPool['settings'] = { SchemaAttributes: [], MfaConfiguration: 'OFF' };
  return { id: 'local_1', name, settings, secret: Buffer.alloc(32), createdAt: 0, modifiedAt: 0 };
}
