import type { CreateUserPoolCommandInput } from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, test } from 'vitest';
import { byEmail, bySms, forgot, recoverBy } from '../forgotten-password.js';
import { makeUser } from '../made-user.js';
import { failureOf, openPlayground, type Playground } from '../playground.js';

describe('an app client that hides who exists', () => {
  const open = (pool: Partial<CreateUserPoolCommandInput> = {}) =>
    openPlayground({ pool, client: { PreventUserExistenceErrors: 'ENABLED' } });
  const deliveryTo = async (playground: Playground, Username: string) =>
    (await forgot(playground, { Username })).CodeDeliveryDetails;

  test('tells of a code that nobody was sent: the same each time for a name, another for another', async () => {
    await using playground = await open();
    const details = await Promise.all(
      ['ghost', 'ghost', 'spook', 'wraith'].map((name) => deliveryTo(playground, name)),
    );
    expect(details[0]).toEqual({
      AttributeName: 'email',
      DeliveryMedium: 'EMAIL',
      Destination: expect.stringMatching(/^g\*\*\*@[a-z]\*\*\*$/) as string,
    });
    expect(details[1]).toEqual(details[0]);
    expect(new Set(details.map((detail) => detail!.Destination)).size).toBe(3);
    expect(await playground.local.outbox.list()).toEqual([]);
  });

  test.each([
    ['an address', {}, 'ghost@example.com', { ...byEmail, Destination: 'g***@e***' }],
    ['a phone number', {}, '+15555559934', bySms],
    [
      'any name, where phones are verified',
      { AutoVerifiedAttributes: ['phone_number' as const] },
      'ghost',
      { DeliveryMedium: 'SMS' },
    ],
    [
      'any name, where phones recover',
      { AccountRecoverySetting: recoverBy('verified_phone_number') },
      'ghost',
      { DeliveryMedium: 'SMS' },
    ],
    [
      'an address, where phones alone recover',
      { UsernameAttributes: ['email' as const], AccountRecoverySetting: recoverBy('verified_phone_number') },
      'ghost@example.com',
      { DeliveryMedium: 'SMS', AttributeName: 'phone_number' },
    ],
    [
      'a phone number, where email alone recovers',
      { UsernameAttributes: ['phone_number' as const], AccountRecoverySetting: recoverBy('verified_email') },
      '+15555559934',
      { DeliveryMedium: 'EMAIL', Destination: expect.stringMatching(/^[a-z]\*\*\*@[a-z]\*\*\*$/) as string },
    ],
  ])('by the name and the pool: %s', async (_, pool, name, details) => {
    await using playground = await open(pool);
    expect(await deliveryTo(playground, name)).toMatchObject(details);
  });

  test('tells the same of users who can not get a code', async () => {
    await using playground = await open();
    const ofNobody = await deliveryTo(playground, 'jane');
    await playground.signUp('jane');
    expect(await deliveryTo(playground, 'jane')).toEqual(ofNobody);
    await makeUser(playground, 'joe', { email: 'joe@example.com' });
    expect(await deliveryTo(playground, 'joe')).toMatchObject({ DeliveryMedium: 'EMAIL' });
    expect(await playground.local.outbox.list({ to: 'joe@example.com' })).toEqual([]);
  });

  test('sends a code to those who can', async () => {
    await using playground = await open();
    await playground.addUser('jane');
    expect(await deliveryTo(playground, 'jane')).toEqual(byEmail);
    expect(await playground.local.outbox.list({ to: 'jane@example.com' })).toHaveLength(2);
  });

  test('says of all that administrators reset passwords, where they do', async () => {
    await using playground = await open({ AccountRecoverySetting: recoverBy('admin_only') });
    await playground.addUser('jane');
    for (const Username of ['jane', 'ghost']) {
      expect(await failureOf(forgot(playground, { Username }))).toBe(
        'NotAuthorizedException: Contact administrator to reset password.',
      );
    }
  });
});
