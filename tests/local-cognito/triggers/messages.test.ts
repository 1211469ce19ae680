import { describe, expect, test } from 'vitest';
import {
  answering,
  openWithFunctions,
  passOn,
  refusing,
  type FunctionsOptions,
  type Trigger,
  type TestFunction,
} from '../functions.js';
import { failureOf, password, type Playground } from '../playground.js';

const sdk = expect.stringMatching(/^aws-sdk-js-3\.\d+\.\d+$/) as string;
/** A pool that sends through SES: only then may a function write email. */
const ses = { EmailConfiguration: { EmailSendingAccount: 'DEVELOPER' as const } };
const byPhone = { AutoVerifiedAttributes: ['phone_number' as const] };

const signUp = ({ api, clientId: ClientId }: Playground, ClientMetadata?: Record<string, string>) =>
  api.signUp({
    ClientId,
    Username: 'jane',
    Password: password,
    UserAttributes: [
      { Name: 'email', Value: 'jane@example.com' },
      { Name: 'phone_number', Value: '+15550100' },
    ],
    ...(ClientMetadata && { ClientMetadata }),
  });

const resend = ({ api, clientId: ClientId }: Playground, ClientMetadata?: Record<string, string>) =>
  api.resendConfirmationCode({ ClientId, Username: 'jane', ...(ClientMetadata && { ClientMetadata }) });

const sent = async ({ local }: Playground) =>
  (await local.outbox.list()).map(({ medium, to, subject, text, code }) => ({ medium, to, subject, text, code }));

function common({ userPoolId, clientId }: Playground) {
  return {
    version: '1',
    region: 'us-east-1',
    userPoolId,
    userName: 'jane',
    callerContext: { awsSdkVersion: sdk, clientId },
  };
}

describe('CustomMessage', () => {
  const request = {
    userAttributes: {
      sub: expect.any(String) as string,
      'cognito:user_status': 'UNCONFIRMED',
      email: 'jane@example.com',
      phone_number: '+15550100',
    },
    codeParameter: '{####}',
    linkParameter: '{##Click Here##}',
    usernameParameter: null,
  };
  const response = { smsMessage: null, emailMessage: null, emailSubject: null };

  test('is told of each message, and of what it is for', async () => {
    await using playground = await openWithFunctions({ CustomMessage: passOn });
    const { UserSub: sub } = await signUp(playground, { step: 'sign-up' });
    await resend(playground);
    await resend(playground, { step: 'resend' });
    const userAttributes = { ...request.userAttributes, sub };
    expect(playground.events).toEqual([
      {
        ...common(playground),
        triggerSource: 'CustomMessage_SignUp',
        request: { ...request, userAttributes, clientMetadata: { step: 'sign-up' } },
        response,
      },
      {
        ...common(playground),
        triggerSource: 'CustomMessage_ResendCode',
        request: { ...request, userAttributes },
        response,
      },
      {
        ...common(playground),
        triggerSource: 'CustomMessage_ResendCode',
        request: { ...request, userAttributes, clientMetadata: { step: 'resend' } },
        response,
      },
    ]);
  });

  const own = { emailMessage: 'Use {####}, Jane!', emailSubject: 'For Jane', smsMessage: 'Text {####}, Jane!' };
  const standard = { subject: 'Your verification code', text: 'Your verification code is CODE. ' };
  const email = { medium: 'EMAIL', to: 'jane@example.com' };
  const sms = { medium: 'SMS', to: '+15550100' };

  test.each<[string, object, FunctionsOptions['pool'], object]>([
    ['email through SES', own, ses, { ...email, subject: 'For Jane', text: 'Use CODE, Jane!' }],
    ['email by Cognito itself: nothing may be changed', own, {}, { ...email, ...standard }],
    ['SMS', own, byPhone, { ...sms, text: 'Text CODE, Jane!' }],
    ['the subject alone', { emailSubject: 'For Jane' }, ses, { ...email, ...standard, subject: 'For Jane' }],
    ['the text alone', { emailMessage: 'Use {####}!' }, ses, { ...email, ...standard, text: 'Use CODE!' }],
    ['nothing', {}, ses, { ...email, ...standard }],
    ['empty texts', { emailMessage: '', emailSubject: '', smsMessage: '' }, ses, { ...email, ...standard }],
    [
      'a text without the code',
      { ...own, emailMessage: 'Hello.' },
      ses,
      { ...email, ...standard, subject: 'For Jane' },
    ],
    ['an SMS without the code', { ...own, smsMessage: 'Hello.' }, byPhone, { ...sms, text: standard.text }],
    ['the code twice', { emailMessage: '{####} or {####}' }, ses, { ...email, ...standard, text: 'CODE or CODE' }],
    [
      'the name of the user',
      { emailMessage: '{username}: {####}' },
      ses,
      { ...email, ...standard, text: 'jane: CODE' },
    ],
    [
      'the longest texts',
      { emailMessage: `{####}${'x'.repeat(20_000 - 6)}`, emailSubject: 'y'.repeat(140) },
      ses,
      { ...email, subject: 'y'.repeat(140), text: `CODE${'x'.repeat(20_000 - 6)}` },
    ],
    [
      'the longest SMS, though the email would be too long',
      {
        smsMessage: `{####}${'x'.repeat(140 - 6)}`,
        emailMessage: `{####}${'x'.repeat(20_000)}`,
        emailSubject: 'y'.repeat(141),
      },
      byPhone,
      { ...sms, text: `CODE${'x'.repeat(140 - 6)}` },
    ],
    [
      'texts in the pool’s settings give way',
      own,
      { ...ses, EmailVerificationMessage: 'Pool: {####}' },
      { ...email, subject: 'For Jane', text: 'Use CODE, Jane!' },
    ],
    [
      'texts in the pool’s settings, where it says nothing',
      {},
      { ...ses, EmailVerificationMessage: 'Pool: {####}' },
      { ...email, ...standard, text: 'Pool: CODE' },
    ],
  ])('%s', async (_, answer, pool, expected) => {
    await using playground = await openWithFunctions({ CustomMessage: answering(answer) }, { pool });
    await signUp(playground);
    const [{ code, text, ...message }, ...others] = (await sent(playground)) as [
      Awaited<ReturnType<typeof sent>>[number],
    ];
    expect(code).toMatch(/^\d{6}$/);
    expect({ ...message, text: text.replaceAll(code!, 'CODE') }).toEqual(expected);
    expect(others).toEqual([]);
  });

  test.each<[string, object, FunctionsOptions['pool']]>([
    ['email', { emailMessage: `{####}${'x'.repeat(20_000 - 5)}` }, ses],
    ['subject', { emailSubject: 'y'.repeat(141) }, ses],
    ['SMS', { smsMessage: `{####}${'x'.repeat(140 - 5)}` }, byPhone],
  ])('too long: %s', async (_, answer, pool) => {
    await using playground = await openWithFunctions({ CustomMessage: answering(answer) }, { pool });
    expect(await failureOf(signUp(playground))).toBe('InvalidLambdaResponseException: Unrecognizable lambda output');
    expect(await sent(playground)).toEqual([]);
  });

  test('when it fails the user is there, unconfirmed, and may have the code sent again', async () => {
    await using playground = await openWithFunctions({ CustomMessage: refusing('No paper') });
    const { api, clientId: ClientId, userPoolId: UserPoolId } = playground;
    const failure = 'UserLambdaValidationException: CustomMessage failed with error No paper.';
    expect(await failureOf(signUp(playground))).toBe(failure);
    expect((await api.adminGetUser({ UserPoolId, Username: 'jane' })).UserStatus).toBe('UNCONFIRMED');
    expect(await failureOf(resend(playground))).toBe(failure);
    expect(await sent(playground)).toEqual([]);
    playground.replace('CustomMessage', passOn);
    await resend(playground);
    const ConfirmationCode = await playground.sentCode('jane@example.com');
    await api.confirmSignUp({ ClientId, Username: 'jane', ConfirmationCode });
  });

  test('is not called where there is nothing to send', async () => {
    await using playground = await openWithFunctions(
      { CustomMessage: passOn },
      { pool: { AutoVerifiedAttributes: [] } },
    );
    await signUp(playground);
    expect(playground.events).toEqual([]);
  });
});

test('a name that looks like a placeholder stays what it is', async () => {
  await using playground = await openWithFunctions({}, { pool: { EmailVerificationMessage: '{username}: {####}' } });
  await playground.signUp('{####}', 'jane@example.com');
  const [message] = await sent(playground);
  expect(message!.text).toBe(`{####}: ${message!.code}`);
});

test('texts stay as they were without functions', async () => {
  await using playground = await openWithFunctions({});
  await signUp(playground);
  const [message] = await sent(playground);
  expect(message).toEqual({
    medium: 'EMAIL',
    to: 'jane@example.com',
    subject: 'Your verification code',
    text: `Your verification code is ${message!.code}. `,
    code: message!.code,
  });
});

describe('custom senders', () => {
  /** A sender, and what it is called with; nobody waits for it but this test. */
  function sender(handler: TestFunction = passOn) {
    const calls: (() => void)[] = [];
    let count = 0;
    const called = (calls_: number) =>
      new Promise<void>((resolve) => {
        const check = (): void => (count >= calls_ ? resolve() : void calls.push(check));
        check();
      });
    const counting: TestFunction = (event) => {
      count++;
      for (const check of calls.splice(0)) check();
      return handler(event);
    };
    return { handler: counting, called };
  }

  test.each<[Trigger, FunctionsOptions['pool'], string]>([
    ['CustomEmailSender', {}, 'customEmailSenderRequestV1'],
    ['CustomSMSSender', byPhone, 'customSMSSenderRequestV1'],
  ])('%s is given the code, encrypted, and sends by itself', async (trigger, pool, type) => {
    const { handler, called } = sender();
    await using playground = await openWithFunctions({ [trigger]: handler, CustomMessage: passOn }, { pool });
    const { UserSub: sub, CodeDeliveryDetails } = await signUp(playground, { step: 'sign-up' });
    await resend(playground);
    await called(2);
    expect(CodeDeliveryDetails).toEqual(
      trigger === 'CustomEmailSender'
        ? { AttributeName: 'email', DeliveryMedium: 'EMAIL', Destination: 'j***@e***' }
        : { AttributeName: 'phone_number', DeliveryMedium: 'SMS', Destination: '+*******0100' },
    );
    const code = expect.any(String) as string;
    const userAttributes = {
      sub,
      'cognito:user_status': 'UNCONFIRMED',
      email: 'jane@example.com',
      phone_number: '+15550100',
    };
    expect(playground.events).toEqual([
      {
        ...common(playground),
        triggerSource: `${trigger}_SignUp`,
        request: { type, code, clientMetadata: { step: 'sign-up' }, userAttributes },
        response: {},
      },
      {
        ...common(playground),
        triggerSource: `${trigger}_ResendCode`,
        request: { type, code, clientMetadata: null, userAttributes },
        response: {},
      },
    ]);
    expect(await sent(playground)).toEqual([]);
    const [first, second] = playground.events.map(({ request }) => request['code'] as string);
    const { api, clientId: ClientId, local } = playground;
    expect(first).not.toContain(local.functions.decryptCode(first!));
    const confirm = (encrypted: string) =>
      api.confirmSignUp({ ClientId, Username: 'jane', ConfirmationCode: local.functions.decryptCode(encrypted) });
    expect(await failureOf(confirm(first!))).toMatch(/^CodeMismatchException/);
    await confirm(second!);
  });

  test('one of each kind: the other medium goes to the outbox', async () => {
    await using playground = await openWithFunctions({ CustomSMSSender: passOn });
    await signUp(playground);
    expect(await sent(playground)).toHaveLength(1);
    expect(playground.events).toEqual([]);
  });

  test.each<[string, TestFunction]>([
    ['throws', refusing('No paper')],
    ['answers nonsense', async () => 'sent'],
    ['never answers', () => new Promise(() => undefined)],
  ])('the caller hears nothing of one that %s', async (_, handler) => {
    const { handler: counting, called } = sender(handler);
    await using playground = await openWithFunctions(
      { CustomEmailSender: counting },
      { service: { triggerTimeLimit: 5 } },
    );
    await signUp(playground);
    await called(1);
    expect(await sent(playground)).toEqual([]);
  });

  test('nor of one that is missing, but the listener does', async () => {
    const errors: unknown[] = [];
    await using playground = await openWithFunctions(
      { CustomEmailSender: passOn },
      {
        service: { onTrigger: ({ error }) => errors.push(error) },
        pool: {
          LambdaConfig: {
            CustomEmailSender: { LambdaVersion: 'V1_0', LambdaArn: 'arn:aws:lambda:us-east-1:000000000000:function:x' },
          },
        },
      },
    );
    await signUp(playground);
    await new Promise(setImmediate);
    expect(errors).toEqual([
      {
        name: 'UnexpectedLambdaException',
        message: 'CustomEmailSender invocation failed due to error AccessDeniedException.',
      },
    ]);
  });

  test('nobody waits for it', async () => {
    let finish!: () => void;
    const finished = new Promise<void>((resolve) => (finish = resolve));
    await using playground = await openWithFunctions({
      CustomEmailSender: async (event) => {
        await finished;
        return event;
      },
    });
    await signUp(playground);
    finish();
  });

  test('codes of another service, and what is no code, can not be decrypted', async () => {
    const { handler, called } = sender();
    await using playground = await openWithFunctions({ CustomEmailSender: handler });
    await using elsewhere = await openWithFunctions({});
    await signUp(playground);
    await called(1);
    const code = playground.events[0]!.request['code'] as string;
    for (const wrong of ['', 'abc', `${code.slice(0, -8)}AAAAAAA=`]) {
      expect(() => playground.local.functions.decryptCode(wrong)).toThrow(/was not encrypted by this local Cognito/);
    }
    expect(() => elsewhere.local.functions.decryptCode(code)).toThrow(/was not encrypted by this local Cognito/);
  });
});
