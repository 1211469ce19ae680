import { afterEach, describe, expect, test, vi } from 'vitest';
import { createHandler as createEmailSender } from '../../src/triggers/custom-email-sender.js';
import { functions } from '../../src/triggers/index.js';
import { eventOf, gatherLog } from './call.js';

afterEach(() => vi.restoreAllMocks());

const userAttributes = { email: 'jane@example.com', phone_number: '+4915112349934' };
const decryptCode = (code: string) => Promise.resolve(Buffer.from(code, 'base64').toString());
const encrypted = (code: string) => Buffer.from(code).toString('base64');

async function send(trigger: 'CustomEmailSender' | 'CustomSMSSender', source: string, request: object = {}) {
  const handler = await functions[trigger]({ environment: {}, decryptCode });
  return handler(eventOf(source, { code: encrypted('482915'), userAttributes, ...request }));
}

describe('a delivery is logged, without the code and with the address masked', () => {
  test.each([
    { trigger: 'CustomEmailSender', source: 'CustomEmailSender_SignUp', sent: 'EMAIL', to: 'j***@e***' },
    { trigger: 'CustomEmailSender', source: 'CustomEmailSender_AdminCreateUser', sent: 'EMAIL', to: 'j***@e***' },
    { trigger: 'CustomEmailSender', source: 'CustomEmailSender_Authentication', sent: 'EMAIL', to: 'j***@e***' },
    { trigger: 'CustomSMSSender', source: 'CustomSMSSender_ForgotPassword', sent: 'SMS', to: '+*******9934' },
  ] as const)('$source', async ({ trigger, source, sent, to }) => {
    const log = gatherLog();
    await send(trigger, source);
    expect(log).toEqual([{ sent, to, template: source }]);
  });

  test('and a warning without a code likewise', async () => {
    const log = gatherLog();
    await send('CustomEmailSender', 'CustomEmailSender_AccountTakeOverNotification', { code: null });
    expect(log).toEqual([
      { sent: 'EMAIL', to: 'j***@e***', template: 'CustomEmailSender_AccountTakeOverNotification' },
    ]);
  });
});

describe('whoever delivers gets the code as the user is to see it', () => {
  test.each([
    { plain: '482915', code: '482915' },
    { plain: 'a&lt;b&gt;&amp;&quot;&#39;', code: 'a<b>&"\'' },
    { plain: '&amp;lt;', code: '&lt;' },
    { plain: '&nbsp;&constructor;&', code: '&nbsp;&constructor;&' },
    { plain: 'pässwörd', code: 'pässwörd' },
  ])('$plain', async ({ plain, code }) => {
    const deliver = vi.fn<(message: object) => Promise<void>>(() => Promise.resolve());
    const handler = createEmailSender({ environment: {}, decryptCode, deliver });
    const event = eventOf('CustomEmailSender_AdminCreateUser', { code: encrypted(plain), userAttributes });
    await handler(event as unknown as Parameters<typeof handler>[0]);
    expect(deliver.mock.calls).toEqual([
      [
        {
          medium: 'EMAIL',
          to: 'jane@example.com',
          userName: 'jane',
          template: 'CustomEmailSender_AdminCreateUser',
          code,
        },
      ],
    ]);
  });
});

describe('what can’t be sent is an error, so that Lambda tries again', () => {
  test.each([
    { trigger: 'CustomEmailSender', source: 'CustomEmailSender_SignUp', missing: 'email' },
    { trigger: 'CustomSMSSender', source: 'CustomSMSSender_SignUp', missing: 'phone_number' },
  ] as const)('without $missing', async ({ trigger, source, missing }) => {
    const log = gatherLog();
    const sending = send(trigger, source, { userAttributes: { ...userAttributes, [missing]: undefined } });
    await expect(sending).rejects.toThrow(`The user has no ${missing} to send to.`);
    expect(log).toEqual([]);
  });

  test('with a code that can’t be decrypted', async () => {
    const log = gatherLog();
    const refuse = () => Promise.reject(new Error('The key is disabled.'));
    const handler = await functions.CustomSMSSender({ environment: {}, decryptCode: refuse });
    const event = eventOf('CustomSMSSender_SignUp', { code: encrypted('482915'), userAttributes });
    await expect(handler(event)).rejects.toThrow('The key is disabled.');
    expect(log).toEqual([]);
  });

  test.each([
    { when: 'no key is set', environment: {}, says: 'KEY_ARN is not set.' },
    {
      when: 'the AWS Encryption SDK is not there',
      environment: { KEY_ARN: 'arn:aws:kms:eu-west-1:111122223333:key/demo' },
      says: 'Add the package @aws-crypto/client-node',
    },
  ])('on AWS, when $when', async ({ environment, says }) => {
    const handler = await functions.CustomEmailSender({ environment });
    const event = eventOf('CustomEmailSender_SignUp', { code: encrypted('482915'), userAttributes });
    await expect(handler(event)).rejects.toThrow(says);
  });
});
