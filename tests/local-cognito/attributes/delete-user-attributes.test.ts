import type { CreateUserPoolCommandInput } from '@aws-sdk/client-cognito-identity-provider';
import { expect, test } from 'vitest';
import { attributesOf, makeUser } from '../made-user.js';
import { failureOf, openPlayground, type PlaygroundOptions } from '../playground.js';

const attributes = { name: 'Jane', nickname: 'J', email: 'jane@example.com', email_verified: 'true' };

test('attributes go, and with an address that it was verified and that it signs in', async () => {
  await using playground = await openPlayground({ pool: { AliasAttributes: ['email'] } });
  const { AccessToken } = await makeUser(playground, 'jane', attributes);
  const UserAttributeNames = ['name', 'email', 'locale'];
  const { $metadata: _, ...answer } = await playground.api.deleteUserAttributes({ AccessToken, UserAttributeNames });
  expect(answer).toEqual({});
  expect(await attributesOf(playground, 'jane')).toEqual({ nickname: 'J' });
  expect(await failureOf(playground.startSignIn('jane@example.com'))).toBe(
    'UserNotFoundException: User does not exist.',
  );
});

const Schema: CreateUserPoolCommandInput['Schema'] = [
  { Name: 'nickname', Required: true },
  { Name: 'badge', AttributeDataType: 'String', Mutable: false },
];
const invalid = 'InvalidParameterException: Invalid user attributes: ';
const forbidden = 'NotAuthorizedException: A client attempted to write unauthorized attribute';

test.each<[string, PlaygroundOptions, string, string]>([
  ['a required one', { pool: { Schema } }, 'nickname', `${invalid}nickname: Required attribute cannot be deleted.`],
  ['an unknown one', {}, 'custom:x', `${invalid}user.custom:x: Attribute does not exist in the schema.\n`],
  ['the sub', {}, 'sub', `${invalid}user.sub: Attribute cannot be updated.\n`],
  [
    'one that never changes',
    { pool: { Schema } },
    'custom:badge',
    `${invalid}user.custom:badge: Attribute cannot be updated.\n`,
  ],
  ['that an address is verified', {}, 'email_verified', forbidden],
  ['one that the app client may not write', { client: { WriteAttributes: ['name'] } }, 'nickname', forbidden],
])('none goes with %s', async (_, options, name, failure) => {
  await using playground = await openPlayground(options);
  const { AccessToken } = await makeUser(playground, 'jane', attributes);
  const UserAttributeNames = ['name', name];
  expect(await failureOf(playground.api.deleteUserAttributes({ AccessToken, UserAttributeNames }))).toBe(failure);
  expect(await attributesOf(playground, 'jane')).toEqual(attributes);
});
