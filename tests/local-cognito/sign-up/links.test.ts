import { describe, expect, test } from 'vitest';
import { openWithFunctions, passOn } from '../functions.js';
import { failureOf, openPlayground, password, type PlaygroundOptions } from '../playground.js';

const noDomain =
  'InvalidParameterException: Cannot perform specific action because there does not exist a valid use pool domain associated with the user pool';
const byLink: NonNullable<PlaygroundOptions['pool']> = {
  VerificationMessageTemplate: {
    DefaultEmailOption: 'CONFIRM_WITH_LINK',
    EmailMessageByLink: 'Welcome. {##Verify Email##}',
  },
};

describe('a pool that confirms by link, and has no domain for it to lead to', () => {
  test('refuses a sign-up by email as AWS does, and makes no user', async () => {
    await using playground = await openPlayground({ pool: byLink });
    expect(await failureOf(playground.signUp('jane'))).toBe(noDomain);
    expect(await playground.local.outbox.list()).toEqual([]);
    const { Users } = await playground.api.listUsers({ UserPoolId: playground.userPoolId });
    expect(Users).toEqual([]);
  });

  test('refuses to send the code again', async () => {
    await using playground = await openPlayground();
    await playground.signUp('jane');
    const { api, clientId: ClientId, userPoolId: UserPoolId } = playground;
    await api.updateUserPool({ UserPoolId, AutoVerifiedAttributes: ['email'], ...byLink });
    expect(await failureOf(api.resendConfirmationCode({ ClientId, Username: 'jane' }))).toBe(noDomain);
    // The first one is as good as before.
    const ConfirmationCode = await playground.sentCode('jane@example.com');
    await api.confirmSignUp({ ClientId, Username: 'jane', ConfirmationCode });
  });

  test('says so of a user who is not there, where nobody is told who is', async () => {
    const client = { PreventUserExistenceErrors: 'ENABLED' } as const;
    await using playground = await openPlayground({ pool: byLink, client });
    const { api, clientId: ClientId } = playground;
    expect(await failureOf(api.resendConfirmationCode({ ClientId, Username: 'ghost' }))).toBe(noDomain);
    await using sending = await openWithFunctions({ CustomEmailSender: passOn }, { pool: byLink, client });
    expect(await sending.api.resendConfirmationCode({ ClientId: sending.clientId, Username: 'ghost' })).toMatchObject({
      CodeDeliveryDetails: { DeliveryMedium: 'EMAIL' },
    });
  });

  test('signs users up by SMS, and those who need no message', async () => {
    await using playground = await openPlayground({ pool: { ...byLink, AutoVerifiedAttributes: ['phone_number'] } });
    const { api, clientId: ClientId } = playground;
    const UserAttributes = [{ Name: 'phone_number', Value: '+12065550100' }];
    await api.signUp({ ClientId, Username: 'jane', Password: password, UserAttributes });
    expect(await playground.sentCode('+12065550100')).toMatch(/^\d{6}$/);
    expect(await playground.signUp('joe')).toBeDefined();
  });

  test('leaves it to a custom sender, which gets the code', async () => {
    await using playground = await openWithFunctions({ CustomEmailSender: passOn }, { pool: byLink });
    expect(await playground.signUp('jane')).toBeDefined();
    await expect.poll(() => playground.sources()).toContain('CustomEmailSender_SignUp');
  });

  test('verifies and recovers by code', async () => {
    await using playground = await openPlayground();
    await playground.addUser('jane');
    const { AccessToken } = await playground.signIn('jane');
    const { api, clientId: ClientId, userPoolId: UserPoolId } = playground;
    await api.updateUserPool({ UserPoolId, AutoVerifiedAttributes: ['email'], ...byLink });
    await api.getUserAttributeVerificationCode({ AccessToken, AttributeName: 'email' });
    await api.forgotPassword({ ClientId, Username: 'jane' });
    const texts = (await playground.local.outbox.list()).map(({ text }) => text);
    expect(texts).toHaveLength(3);
    for (const text of texts) expect(text).toMatch(/^Your verification code is \d{6}\. $/);
  });
});
