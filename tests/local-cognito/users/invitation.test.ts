import type { AdminCreateUserCommandInput, PasswordPolicyType } from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, test } from 'vitest';
import { answerNewPassword, create, janesAddresses as jane, signInWith } from '../created-user.js';
import { listOf } from '../made-user.js';
import { failureOf, openPlayground, tokensOf, type Playground } from '../playground.js';
import { eventOf, lambdas, noMessage, record } from '../recorded-function.js';

describe('the invitation', () => {
  const everyRule = {
    MinimumLength: 6,
    RequireLowercase: true,
    RequireUppercase: true,
    RequireNumbers: true,
    RequireSymbols: true,
  };

  test('tells the name and a password that fits the policy', async () => {
    await using playground = await openPlayground();
    await create(playground, { DesiredDeliveryMediums: ['EMAIL'] });
    const [message, ...others] = await playground.local.outbox.list();
    expect(others).toEqual([]);
    expect(message).toMatchObject({
      medium: 'EMAIL',
      to: 'jane@example.com',
      subject: 'Your temporary password',
      text: `Your username is jane and temporary password is ${message!.code}. `,
    });
    const { Session } = await signInWith(playground, message!.code!);
    // What signs up fits the policy, too.
    tokensOf(await answerNewPassword(playground, Session, message!.code!));
  });

  test.each<[string, PasswordPolicyType]>([
    ['of the least length', { MinimumLength: 99 }],
    ['with every rule', everyRule],
  ])('has a password %s', async (_, PasswordPolicy) => {
    await using playground = await openPlayground({ pool: { Policies: { PasswordPolicy } } });
    for (let count = 0; count < 5; count++) {
      const Username = `user${count}`;
      await create(playground, {
        Username,
        UserAttributes: listOf({ email: `${Username}@example.com` }),
        DesiredDeliveryMediums: ['EMAIL'],
      });
      const Password = await playground.sentCode(`${Username}@example.com`);
      const { UserConfirmed } = await playground.api.signUp({
        ClientId: playground.clientId,
        Username: `${Username}-too`,
        Password,
      });
      expect([Password, UserConfirmed]).toEqual([expect.stringMatching(/^\S{12,}$/), false]);
    }
  });

  test.each<[string, AdminCreateUserCommandInput['DesiredDeliveryMediums'], Record<string, string>, string[]]>([
    ['by SMS unless told', undefined, jane, ['SMS']],
    ['by email when told', ['EMAIL'], jane, ['EMAIL']],
    ['by both when told', ['EMAIL', 'SMS'], jane, ['EMAIL', 'SMS']],
    ['once by each', ['SMS', 'SMS'], jane, ['SMS']],
    ['not by SMS to a user without a phone', undefined, { email: 'jane@example.com' }, []],
  ])('goes %s', async (_, DesiredDeliveryMediums, attributes, mediums) => {
    await using playground = await openPlayground();
    await create(playground, { DesiredDeliveryMediums, UserAttributes: listOf(attributes) });
    const sent = await playground.local.outbox.list();
    expect(sent.map(({ medium }) => medium)).toEqual(mediums);
    expect(new Set(sent.map(({ code }) => code)).size).toBe(Math.min(mediums.length, 1));
  });

  test("has the pool's own words", async () => {
    const InviteMessageTemplate = {
      EmailMessage: '{username}: {####}',
      EmailSubject: 'Welcome',
      SMSMessage: '{####} {username}',
    };
    await using playground = await openPlayground({ pool: { AdminCreateUserConfig: { InviteMessageTemplate } } });
    await create(playground, { DesiredDeliveryMediums: ['EMAIL', 'SMS'], TemporaryPassword: 'Temporary-1' });
    expect(await playground.local.outbox.list()).toMatchObject([
      { medium: 'EMAIL', subject: 'Welcome', text: 'jane: Temporary-1' },
      { medium: 'SMS', text: 'Temporary-1 jane' },
    ]);
  });

  test('is not sent when it is suppressed, and then needs no address', async () => {
    await using playground = await openPlayground();
    await create(playground, { MessageAction: 'SUPPRESS' });
    await create(playground, {
      Username: 'joe',
      UserAttributes: [],
      DesiredDeliveryMediums: ['EMAIL', 'SMS'],
      MessageAction: 'SUPPRESS',
    });
    expect(await playground.local.outbox.list()).toEqual([]);
  });
});

describe('another invitation', () => {
  const resend = (playground: Playground, more: Partial<AdminCreateUserCommandInput> = {}) =>
    create(playground, { MessageAction: 'RESEND', DesiredDeliveryMediums: ['EMAIL'], ...more });

  test('brings another temporary password, whose days are counted anew', async () => {
    await using playground = await openPlayground();
    await create(playground, { TemporaryPassword: 'Temporary-1' });
    playground.clock.advance({ days: 8 });
    const { User } = await resend(playground, { UserAttributes: listOf({ email: 'other@example.com' }) });
    expect(User).toMatchObject({
      UserStatus: 'FORCE_CHANGE_PASSWORD',
      UserLastModifiedDate: new Date(playground.clock.now()),
      Attributes: [{ Name: 'sub' }, ...listOf(jane)],
    });
    expect(await failureOf(signInWith(playground, 'Temporary-1'))).toBe(
      'NotAuthorizedException: Incorrect username or password.',
    );
    playground.clock.advance({ days: 7 });
    const secret = await playground.sentCode('jane@example.com');
    expect(await signInWith(playground, secret)).toMatchObject({ ChallengeName: 'NEW_PASSWORD_REQUIRED' });
  });

  test('may bring a given one, which must fit the policy', async () => {
    await using playground = await openPlayground();
    await create(playground);
    await resend(playground, { TemporaryPassword: 'Temporary-2' });
    expect(await playground.sentCode('jane@example.com')).toBe('Temporary-2');
    expect(await failureOf(resend(playground, { TemporaryPassword: 'weak' }))).toBe(
      'InvalidPasswordException: Password did not conform with policy: Password not long enough',
    );
    expect(await signInWith(playground, 'Temporary-2')).toMatchObject({ ChallengeName: 'NEW_PASSWORD_REQUIRED' });
  });

  test('is for users who are there and have not been in yet', async () => {
    await using playground = await openPlayground();
    expect(await failureOf(resend(playground))).toBe('UserNotFoundException: User does not exist.');
    await playground.signUp('jane');
    expect(await failureOf(resend(playground))).toBe(
      'UnsupportedUserStateException: Resend not possible. jane status is not FORCE_CHANGE_PASSWORD',
    );
  });

  test('names the user by the address where users sign in by it', async () => {
    await using playground = await openPlayground({ pool: { UsernameAttributes: ['email'] } });
    await create(playground, { Username: 'jane@example.com', UserAttributes: [] });
    await resend(playground, { Username: 'jane@example.com' });
    expect((await playground.local.outbox.list()).map(({ text }) => text)).toEqual([
      expect.stringContaining('Your username is jane@example.com and'),
    ]);
  });
});

describe('its words by a function', () => {
  test('CustomMessage writes the invitation, and the one after it', async () => {
    const EmailConfiguration = {
      EmailSendingAccount: 'DEVELOPER',
      SourceArn: 'arn:aws:ses:us-east-1:000000000000:identity/x',
    } as const;
    await using playground = await openPlayground({
      pool: { ...lambdas('PreSignUp', 'CustomMessage'), EmailConfiguration },
    });
    const signUps = record(playground, 'PreSignUp');
    const events = record(playground, 'CustomMessage', ({ request }) => ({
      emailMessage: `Hello ${String(request['usernameParameter'])}, ${String(request['codeParameter'])}`,
      emailSubject: 'Welcome',
    }));
    const more: Partial<AdminCreateUserCommandInput> = {
      DesiredDeliveryMediums: ['EMAIL'],
      TemporaryPassword: 'Temporary-1',
      ClientMetadata: { a: 'b' },
    };
    const { User } = await create(playground, more);
    await create(playground, { ...more, MessageAction: 'RESEND' });
    const event = eventOf(playground, {
      triggerSource: 'CustomMessage_AdminCreateUser',
      userName: 'jane',
      clientId: 'CLIENT_ID_NOT_APPLICABLE',
      request: {
        userAttributes: { sub: User!.Attributes![0]!.Value, 'cognito:user_status': 'FORCE_CHANGE_PASSWORD', ...jane },
        codeParameter: '{####}',
        linkParameter: '{##Click Here##}',
        usernameParameter: '{username}',
        clientMetadata: { a: 'b' },
      },
      response: noMessage,
    });
    expect(events).toEqual([event, event]);
    expect(signUps).toHaveLength(1);
    const message = { subject: 'Welcome', text: 'Hello jane, Temporary-1' };
    expect(await playground.local.outbox.list()).toMatchObject([message, message]);
  });

  test('a CustomMessage that fails leaves the user there, whom another invitation reaches', async () => {
    await using playground = await openPlayground({ pool: lambdas('CustomMessage') });
    record(playground, 'CustomMessage', () => {
      throw new Error('No words');
    });
    expect(await failureOf(create(playground))).toBe(
      'UserLambdaValidationException: CustomMessage failed with error No words.',
    );
    record(playground, 'CustomMessage');
    await create(playground, { MessageAction: 'RESEND' });
    const secret = await playground.sentCode('+15555559934');
    expect(await signInWith(playground, secret)).toMatchObject({ ChallengeName: 'NEW_PASSWORD_REQUIRED' });
  });
});
