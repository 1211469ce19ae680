import { expect, test } from 'vitest';
import { openHttpService, signed } from '../http.js';

const NAME = String.raw`[\p{L}\p{M}\p{S}\p{N}\p{P}]+`;
const unmet = (subject: string, constraint: string): string =>
  `${subject} failed to satisfy constraint: Member must ${constraint}`;
const client = { ClientId: 'c' };

const cases: readonly [string, string, object, string, readonly string[]][] = [
  [
    'a required member is missing',
    'DescribeUserPool',
    {},
    '1 validation error detected',
    [unmet("Value null at 'userPoolId'", 'not be null')],
  ],
  [
    'too long, and the value is shown',
    'CreateUserPool',
    { PoolName: 'x'.repeat(129) },
    '1 validation error detected',
    [unmet(`Value '${'x'.repeat(129)}' at 'poolName'`, 'have length less than or equal to 128')],
  ],
  [
    'two constraints of one member, in plural',
    'DescribeUserPool',
    { UserPoolId: '' },
    '2 validation errors detected',
    [
      unmet("Value '' at 'userPoolId'", 'have length greater than or equal to 1'),
      unmet("Value '' at 'userPoolId'", String.raw`satisfy regular expression pattern: [\w-]+_[0-9a-zA-Z]+`),
    ],
  ],
  [
    'sensitive values are withheld',
    'SignUp',
    { ...client, Username: 'jane doe', Password: 'pass word' },
    '2 validation errors detected',
    [
      unmet("Value at 'username'", `satisfy regular expression pattern: ${NAME}`),
      unmet("Value at 'password'", String.raw`satisfy regular expression pattern: [\S]+`),
    ],
  ],
  [
    'a member of a list',
    'SignUp',
    { ...client, Username: 'jane', Password: 'secret', UserAttributes: [{ Name: 'email' }, { Value: 'hidden' }] },
    '1 validation error detected',
    [unmet("Value null at 'userAttributes.2.member.name'", 'not be null')],
  ],
  [
    'an unknown flow',
    'InitiateAuth',
    { ...client, AuthFlow: 'NO_SUCH_FLOW' },
    '1 validation error detected',
    [
      unmet(
        "Value 'NO_SUCH_FLOW' at 'authFlow'",
        'satisfy enum value set: [USER_SRP_AUTH, REFRESH_TOKEN_AUTH, REFRESH_TOKEN, CUSTOM_AUTH, ADMIN_NO_SRP_AUTH, ' +
          'USER_PASSWORD_AUTH, ADMIN_USER_PASSWORD_AUTH, USER_AUTH]',
      ),
    ],
  ],
  [
    'a number out of range',
    'ListUserPools',
    { MaxResults: 61 },
    '1 validation error detected',
    [unmet("Value '61' at 'maxResults'", 'have value less than or equal to 60')],
  ],
  [
    'a TOTP code of five digits',
    'VerifySoftwareToken',
    { UserCode: '12345' },
    '1 validation error detected',
    [unmet("Value at 'userCode'", 'have length greater than or equal to 6')],
  ],
  [
    'a session that is too short',
    'RespondToAuthChallenge',
    { ...client, ChallengeName: 'MFA_SETUP', Session: 'short' },
    '1 validation error detected',
    [unmet("Value at 'session'", 'have length greater than or equal to 20')],
  ],
  [
    'a token that no token could be',
    'GetUser',
    { AccessToken: 'a b' },
    '1 validation error detected',
    [unmet("Value at 'accessToken'", 'satisfy regular expression pattern: [A-Za-z0-9-_=.]+')],
  ],
  [
    'too many members',
    'CreateUserPool',
    { PoolName: 'p', Schema: Array.from({ length: 51 }, (_, index) => ({ Name: `a${index}` })) },
    '1 validation error detected',
    [unmet("Value at 'schema'", 'have length less than or equal to 50')],
  ],
  [
    'members of a list of texts are told together, with all that they must be',
    'CreateUserPoolClient',
    { UserPoolId: 'us-east-1_A', ClientName: 'c', CallbackURLs: ['https://a.example', 'b c'] },
    '1 validation error detected',
    [
      "Value '[https://a.example, b c]' at 'callbackURLs' failed to satisfy constraint: Member must satisfy constraint: " +
        '[Member must have length less than or equal to 1024, Member must have length greater than or equal to 1, ' +
        `Member must satisfy regular expression pattern: ${NAME}]`,
    ],
  ],
  [
    'names and values of a map',
    'CreateUserPool',
    { PoolName: 'p', UserPoolTags: { '': 'a', b: 'x'.repeat(257) } },
    '2 validation errors detected',
    [
      `Value '{=a, b=${'x'.repeat(257)}}' at 'userPoolTags' failed to satisfy constraint: Map keys must satisfy constraint: ` +
        '[Member must have length less than or equal to 128, Member must have length greater than or equal to 1]',
      `Value '{=a, b=${'x'.repeat(257)}}' at 'userPoolTags' failed to satisfy constraint: Map value must satisfy constraint: ` +
        '[Member must have length less than or equal to 256, Member must have length greater than or equal to 0]',
    ],
  ],
  [
    'parameters of a sign-in, which are withheld',
    'InitiateAuth',
    { ...client, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters: { PASSWORD: 'x'.repeat(131_073) } },
    '1 validation error detected',
    [
      "Value at 'authParameters' failed to satisfy constraint: Map value must satisfy constraint: " +
        '[Member must have length less than or equal to 131072, Member must have length greater than or equal to 0]',
    ],
  ],
  [
    'violations in the order of the service model, which is not that of what is required',
    'VerifySoftwareToken',
    { Session: 'short', AccessToken: 'a b' },
    '3 validation errors detected',
    [
      unmet("Value at 'accessToken'", 'satisfy regular expression pattern: [A-Za-z0-9-_=.]+'),
      unmet("Value at 'session'", 'have length greater than or equal to 20'),
      unmet("Value null at 'userCode'", 'not be null'),
    ],
  ],
  [
    'a message without a place for the code',
    'CreateUserPool',
    { PoolName: 'p', SmsVerificationMessage: 'Welcome!' },
    '1 validation error detected',
    [
      unmet(
        "Value 'Welcome!' at 'smsVerificationMessage'",
        String.raw`satisfy regular expression pattern: .*\{####\}.*`,
      ),
    ],
  ],
  [
    'a structure within a structure',
    'CreateUserPool',
    { PoolName: 'p', UserPoolAddOns: { AdvancedSecurityAdditionalFlows: { CustomAuthMode: 'OFF' } } },
    '2 validation errors detected',
    [
      unmet("Value null at 'userPoolAddOns.advancedSecurityMode'", 'not be null'),
      unmet(
        "Value 'OFF' at 'userPoolAddOns.advancedSecurityAdditionalFlows.customAuthMode'",
        'satisfy enum value set: [AUDIT, ENFORCED]',
      ),
    ],
  ],
];

test.each(cases)('%s', async (_, operation, input, head, violations) => {
  await using service = await openHttpService();
  const { status, body } = await service.post(operation, input, signed);
  expect(status).toBe(400);
  expect(body).toEqual({ __type: 'InvalidParameterException', message: `${head}: ${violations.join('; ')}` });
});

test('validation comes before the look-up of client and pool', async () => {
  await using service = await openHttpService();
  const { body } = await service.post('SignUp', { ClientId: 'nowhere', Username: 'jane doe', Password: 'x' });
  expect(body['message']).toMatch(/^1 validation error detected: Value at 'username'/);
});
