import type { PasswordPolicyType } from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, test } from 'vitest';
import { attributesOf, listOf } from '../made-user.js';
import { failureOf, openPlayground, password } from '../playground.js';

const email = { Name: 'email', Value: 'jane@example.com' };
const jane = { Username: 'jane', Password: password };

test('a new user is UNCONFIRMED and gets a code', async () => {
  await using playground = await openPlayground();
  const { api, clientId: ClientId, userPoolId: UserPoolId, local } = playground;
  const answer = await api.signUp({ ClientId, ...jane, UserAttributes: [email, { Name: 'name', Value: 'Jane' }] });
  expect(answer).toMatchObject({
    UserConfirmed: false,
    UserSub: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
    CodeDeliveryDetails: { AttributeName: 'email', DeliveryMedium: 'EMAIL', Destination: 'j***@e***' },
  });

  const user = await api.adminGetUser({ UserPoolId, Username: 'jane' });
  expect(user).toMatchObject({
    Username: 'jane',
    UserStatus: 'UNCONFIRMED',
    Enabled: true,
    UserCreateDate: new Date(playground.clock.now()),
    UserAttributes: [
      { Name: 'sub', Value: answer.UserSub },
      email,
      { Name: 'name', Value: 'Jane' },
      { Name: 'email_verified', Value: 'false' },
    ],
  });
  expect(user).not.toHaveProperty('UserMFASettingList');

  const code = await playground.sentCode('jane@example.com');
  expect(code).toMatch(/^\d{6}$/);
  expect(await local.outbox.list()).toEqual([
    {
      id: '1',
      userPoolId: UserPoolId,
      username: 'jane',
      sentAt: new Date(playground.clock.now()),
      medium: 'EMAIL',
      to: 'jane@example.com',
      subject: 'Your verification code',
      text: `Your verification code is ${code}. `,
      code,
    },
  ]);
});

test.each<[string, ('email' | 'phone_number')[], Record<string, string>]>([
  ['no address', [], {}],
  ['email addresses', ['email'], { email_verified: 'false' }],
  ['both kinds of addresses', ['email', 'phone_number'], { email_verified: 'false', phone_number_verified: 'false' }],
])('where the pool verifies %s, that is what is unverified at first', async (_, AutoVerifiedAttributes, flags) => {
  await using playground = await openPlayground({ pool: { AutoVerifiedAttributes } });
  const addresses = { email: 'jane@example.com', phone_number: '+15550100' };
  await playground.api.signUp({ ClientId: playground.clientId, ...jane, UserAttributes: listOf(addresses) });
  expect(await attributesOf(playground, 'jane')).toEqual({ ...addresses, ...flags });
});

test("the pool's own words carry the code, and the phone comes before the email", async () => {
  await using playground = await openPlayground({
    pool: {
      AutoVerifiedAttributes: ['email', 'phone_number'],
      VerificationMessageTemplate: { SmsMessage: 'Tell nobody: {####}', EmailMessage: 'Mail {####}' },
    },
  });
  const { api, clientId: ClientId, local } = playground;
  const UserAttributes = [email, { Name: 'phone_number', Value: '+15555559934' }];
  const { CodeDeliveryDetails } = await api.signUp({ ClientId, ...jane, UserAttributes });
  expect(CodeDeliveryDetails).toEqual({
    AttributeName: 'phone_number',
    DeliveryMedium: 'SMS',
    Destination: '+*******9934',
  });
  const [message, ...more] = await local.outbox.list({ to: '+15555559934' });
  expect(message).toMatchObject({ medium: 'SMS', text: `Tell nobody: ${message!.code}` });
  expect(message).not.toHaveProperty('subject');
  expect(more).toEqual([]);
});

test('without an address that the pool verifies, nothing is sent', async () => {
  await using playground = await openPlayground({ pool: { AutoVerifiedAttributes: [] } });
  const answer = await playground.api.signUp({ ClientId: playground.clientId, ...jane, UserAttributes: [email] });
  expect(answer).not.toHaveProperty('CodeDeliveryDetails');
  expect(await playground.local.outbox.list()).toEqual([]);
});

describe('password policy, one rule at a time', () => {
  const none = { MinimumLength: 6 };
  test.each<[string, PasswordPolicyType | undefined, string, string | undefined]>([
    ['the default wants 8 characters', undefined, 'Aa1!aaa', 'Password not long enough'],
    ['the default wants a lower-case letter', undefined, 'AAAAAA1!', 'Password must have lowercase characters'],
    ['the default wants an upper-case letter', undefined, 'aaaaaa1!', 'Password must have uppercase characters'],
    ['the default wants a digit', undefined, 'Aaaaaaa!', 'Password must have numeric characters'],
    ['the default wants a symbol', undefined, 'Aaaaaaa1', 'Password must have symbol characters'],
    ['the default takes one with all', undefined, 'Aaaaaa1!', undefined],
    ['the length comes first', undefined, 'a', 'Password not long enough'],
    ['lower case comes before upper case', undefined, '!!!!!!!!', 'Password must have lowercase characters'],
    ['length 99', { MinimumLength: 99 }, 'a'.repeat(98), 'Password not long enough'],
    ['length 99, kept', { MinimumLength: 99 }, 'a'.repeat(99), undefined],
    ['a length counts characters, not bytes', { MinimumLength: 6 }, 'äöüß€', 'Password not long enough'],
    ['rules that are not named are off', none, 'aaaaaa', undefined],
    ['lower case alone', { ...none, RequireLowercase: true }, 'AAAAAA', 'Password must have lowercase characters'],
    ['upper case alone', { ...none, RequireUppercase: true }, 'aaaaaa', 'Password must have uppercase characters'],
    ['digits alone', { ...none, RequireNumbers: true }, 'aaaaaa', 'Password must have numeric characters'],
    ['symbols alone', { ...none, RequireSymbols: true }, 'aaaaaa', 'Password must have symbol characters'],
  ])('%s', async (_, PasswordPolicy, Password, broken) => {
    const pool = PasswordPolicy === undefined ? {} : { Policies: { PasswordPolicy } };
    await using playground = await openPlayground({ pool });
    const call = playground.api.signUp({ ClientId: playground.clientId, Username: 'jane', Password });
    if (broken === undefined) await expect(call).resolves.toMatchObject({ UserConfirmed: false });
    else {
      const head = 'InvalidPasswordException: Password did not conform with policy: ';
      expect(await failureOf(call)).toBe(head + broken);
    }
  });

  test('every symbol that the guide lists is one', async () => {
    await using playground = await openPlayground({
      pool: { Policies: { PasswordPolicy: { ...none, RequireSymbols: true } } },
    });
    for (const [index, symbol] of [...'^$*.[]{}()?"!@#%&/\\,><\':;|_~`=+-'].entries()) {
      const call = playground.api.signUp({
        ClientId: playground.clientId,
        Username: `user${index}`,
        Password: `aaaaaa${symbol}`,
      });
      await expect(call, symbol).resolves.toMatchObject({ UserConfirmed: false });
    }
  });
});

describe('attributes', () => {
  const pool = {
    Schema: [
      { Name: 'email', Required: true },
      { Name: 'name', Required: true },
      { Name: 'team', AttributeDataType: 'String', StringAttributeConstraints: { MinLength: '2', MaxLength: '4' } },
      { Name: 'level', AttributeDataType: 'Number', NumberAttributeConstraints: { MinValue: '1', MaxValue: '9' } },
    ],
  } as const;
  const name = { Name: 'name', Value: 'Jane' };
  const schema = 'InvalidParameterException: Attributes did not conform to the schema: ';
  const forbidden = 'NotAuthorizedException: A client attempted to write unauthorized attribute';

  test.each([
    ['one required attribute is missing', [email], `${schema}name: The attribute is required\n`],
    ['two are', [], `${schema}name: The attribute is required\nemail: The attribute is required\n`],
    ['a blank one counts as missing', [email, { ...name, Value: '' }], `${schema}name: The attribute is required\n`],
    [
      'one that the schema lacks',
      [email, name, { Name: 'custom:x', Value: '1' }],
      `${schema}Type for attribute {custom:x} could not be determined\n`,
    ],
    [
      'one named like an inherited member',
      [email, name, { Name: '__proto__', Value: '1' }],
      `${schema}Type for attribute {__proto__} could not be determined\n`,
    ],
    [
      'an address that is none',
      [name, { ...email, Value: 'jane' }],
      'InvalidParameterException: Invalid email address format.',
    ],
    [
      'a phone number without its country',
      [email, name, { Name: 'phone_number', Value: '5555559934' }],
      'InvalidParameterException: Invalid phone number format.',
    ],
    ['email_verified, which nobody sets by hand', [email, name, { Name: 'email_verified', Value: 'true' }], forbidden],
    ['a sub', [email, name, { Name: 'sub', Value: 'mine' }], forbidden],
    [
      'text that is too short',
      [email, name, { Name: 'custom:team', Value: 'a' }],
      `${schema}custom:team: String must be longer than 2 characters\n`,
    ],
    [
      'text that is too long',
      [email, name, { Name: 'custom:team', Value: 'abcde' }],
      `${schema}custom:team: String must be shorter than 4 characters\n`,
    ],
    [
      'a number below',
      [email, name, { Name: 'custom:level', Value: '0' }],
      `${schema}custom:level: Value is below 1\n`,
    ],
    [
      'a number above',
      [email, name, { Name: 'custom:level', Value: '10' }],
      `${schema}custom:level: Value is above 9\n`,
    ],
    [
      'no number',
      [email, name, { Name: 'custom:level', Value: 'x' }],
      `${schema}custom:level: Value must be a number\n`,
    ],
  ])('%s', async (_, UserAttributes, failure) => {
    await using playground = await openPlayground({ pool: { Schema: [...pool.Schema] } });
    const call = playground.api.signUp({ ClientId: playground.clientId, ...jane, UserAttributes });
    expect(await failureOf(call)).toBe(failure);
  });

  test('a client writes what it may, and reads what it may', async () => {
    await using playground = await openPlayground({
      client: { WriteAttributes: ['email'], ReadAttributes: ['email', 'email_verified'] },
    });
    const { api, clientId: ClientId } = playground;
    expect(await failureOf(api.signUp({ ClientId, ...jane, UserAttributes: [email, name] }))).toBe(forbidden);
    await playground.addUser('jane');
    const { AccessToken } = await playground.signIn('jane');
    const { UserAttributes } = await api.getUser({ AccessToken });
    expect(UserAttributes!.map(({ Name }) => Name)).toEqual(['sub', 'email', 'email_verified']);
  });
});

describe('refusals', () => {
  test('a name is taken once, also by somebody else', async () => {
    await using playground = await openPlayground();
    await playground.signUp('jane');
    expect(await failureOf(playground.signUp('jane', 'other@example.com'))).toBe(
      'UsernameExistsException: User already exists',
    );
    await expect(playground.signUp('Jane'), 'names of another case are other names').resolves.toMatch(/./);
  });

  test('where only administrators make users', async () => {
    await using playground = await openPlayground({
      pool: { AdminCreateUserConfig: { AllowAdminCreateUserOnly: true } },
    });
    expect(await failureOf(playground.signUp('jane'))).toBe(
      'NotAuthorizedException: SignUp is not permitted for this user pool',
    );
  });

  test('an app client that is not there', async () => {
    await using playground = await openPlayground();
    const call = playground.api.signUp({ ClientId: 'nowhere', ...jane });
    expect(await failureOf(call)).toBe('ResourceNotFoundException: User pool client nowhere does not exist.');
  });
});
