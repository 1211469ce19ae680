import { describe, expect, test } from 'vitest';
import { answerNewPassword, create, signInWith } from '../created-user.js';
import { attributesOf, listOf, makeUser } from '../made-user.js';
import { failureOf, openPlayground, password, tokensOf, type Playground } from '../playground.js';

const forbidden = 'NotAuthorizedException: A client attempted to write unauthorized attribute';
const key = { 'dev:custom:key': '1' };

/** A pool with an attribute for developers, which the app client names among those that it writes. */
const open = (): Promise<Playground> =>
  openPlayground({
    pool: { Schema: [{ Name: 'key', AttributeDataType: 'String', DeveloperOnlyAttribute: true }] },
    client: { WriteAttributes: ['email', 'name', 'dev:custom:key'] },
  });

describe('an attribute for developers only', () => {
  test('is what administrators write', async () => {
    await using playground = await open();
    const { api, userPoolId: UserPoolId } = playground;
    await makeUser(playground, 'jane', key);
    expect(await attributesOf(playground, 'jane')).toEqual(key);
    const user = { UserPoolId, Username: 'jane' };
    const changed = { 'dev:custom:key': '2' };
    await api.adminUpdateUserAttributes({ ...user, UserAttributes: listOf(changed) });
    expect(await attributesOf(playground, 'jane')).toEqual(changed);
    await api.adminDeleteUserAttributes({ ...user, UserAttributeNames: Object.keys(key) });
    expect(await attributesOf(playground, 'jane')).toEqual({});
  });

  test('is not what users bring along, even if the app client may', async () => {
    await using playground = await open();
    const { api, clientId: ClientId } = playground;
    const jane = { ClientId, Username: 'jane', Password: password };
    expect(await failureOf(api.signUp({ ...jane, UserAttributes: listOf({ name: 'Jane', ...key }) }))).toBe(forbidden);
    await api.signUp({ ...jane, UserAttributes: listOf({ name: 'Jane' }) });
  });

  test('is not what they change or take away', async () => {
    await using playground = await open();
    const { api } = playground;
    const { AccessToken } = await makeUser(playground, 'jane', key);
    const UserAttributes = listOf({ name: 'Jane', 'dev:custom:key': '2' });
    expect(await failureOf(api.updateUserAttributes({ AccessToken, UserAttributes }))).toBe(forbidden);
    const UserAttributeNames = Object.keys(key);
    expect(await failureOf(api.deleteUserAttributes({ AccessToken, UserAttributeNames }))).toBe(forbidden);
    expect(await attributesOf(playground, 'jane')).toEqual(key);
  });

  test('does not come with a new password', async () => {
    await using playground = await open();
    await create(playground, { TemporaryPassword: 'Temporary-1', MessageAction: 'SUPPRESS', UserAttributes: [] });
    const { Session } = await signInWith(playground, 'Temporary-1');
    const answer = { 'userAttributes.dev:custom:key': '1' };
    expect(await failureOf(answerNewPassword(playground, Session, password, answer))).toBe(forbidden);
    const { Session: another } = await signInWith(playground, 'Temporary-1');
    tokensOf(await answerNewPassword(playground, another, password));
    expect(await attributesOf(playground, 'jane')).toEqual({});
  });
});
