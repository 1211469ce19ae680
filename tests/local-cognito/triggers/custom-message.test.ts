import { describe, expect, test } from 'vitest';
import { answering, openWithFunctions, passOn, refusing, type FunctionsOptions } from '../functions.js';
import { byPhone, resend, sentMessages, ses, signUpJane } from '../messages.js';
import { failureOf, type Playground } from '../playground.js';

const sdk = expect.stringMatching(/^aws-sdk-js-3\.\d+\.\d+$/) as string;

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
      email_verified: 'false',
      phone_number: '+15550100',
    },
    codeParameter: '{####}',
    linkParameter: '{##Click Here##}',
    usernameParameter: null,
  };
  const response = { smsMessage: null, emailMessage: null, emailSubject: null };

  test('is told of each message, and of what it is for', async () => {
    await using playground = await openWithFunctions({ CustomMessage: passOn });
    const { UserSub: sub } = await signUpJane(playground, { step: 'sign-up' });
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

  test('is told of addresses that are to be aliases before they are verified', async () => {
    await using playground = await openWithFunctions(
      { CustomMessage: passOn },
      { pool: { AliasAttributes: ['email', 'phone_number'] } },
    );
    await signUpJane(playground);
    expect(playground.events[0]!.request['userAttributes']).toEqual({
      ...request.userAttributes,
      'cognito:email_alias': 'jane@example.com',
      'cognito:phone_number_alias': '+15550100',
    });
  });

  const own = { emailMessage: 'Use {####}, Jane!', emailSubject: 'For Jane', smsMessage: 'Text {####}, Jane!' };
  const standard = { subject: 'Your verification code', text: 'Your verification code is CODE. ' };
  const email = { medium: 'EMAIL', to: 'jane@example.com' };
  const sms = { medium: 'SMS', to: '+15550100' };

  test.each<[string, object, FunctionsOptions['pool'], object]>([
    ['email through SES', own, ses, { ...email, subject: 'For Jane', text: 'Use CODE, Jane!' }],
    ['email by Cognito itself', own, {}, { ...email, subject: 'For Jane', text: 'Use CODE, Jane!' }],
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
    await signUpJane(playground);
    const [{ code, text, ...message }, ...others] = (await sentMessages(playground)) as [
      Awaited<ReturnType<typeof sentMessages>>[number],
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
    expect(await failureOf(signUpJane(playground))).toBe(
      'InvalidLambdaResponseException: Unrecognizable lambda output',
    );
    expect(await sentMessages(playground)).toEqual([]);
  });

  test('when it fails the user is there, unconfirmed, and may have the code sent again', async () => {
    await using playground = await openWithFunctions({ CustomMessage: refusing('No paper') });
    const { api, clientId: ClientId, userPoolId: UserPoolId } = playground;
    const failure = 'UserLambdaValidationException: CustomMessage failed with error No paper.';
    expect(await failureOf(signUpJane(playground))).toBe(failure);
    expect((await api.adminGetUser({ UserPoolId, Username: 'jane' })).UserStatus).toBe('UNCONFIRMED');
    expect(await failureOf(resend(playground))).toBe(failure);
    expect(await sentMessages(playground)).toEqual([]);
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
    await signUpJane(playground);
    expect(playground.events).toEqual([]);
  });
});

test('a name that looks like a placeholder stays what it is', async () => {
  await using playground = await openWithFunctions({}, { pool: { EmailVerificationMessage: '{username}: {####}' } });
  await playground.signUp('{####}', 'jane@example.com');
  const [message] = await sentMessages(playground);
  expect(message!.text).toBe(`{####}: ${message!.code}`);
});

test('texts stay as they were without functions', async () => {
  await using playground = await openWithFunctions({});
  await signUpJane(playground);
  const [message] = await sentMessages(playground);
  expect(message).toEqual({
    medium: 'EMAIL',
    to: 'jane@example.com',
    subject: 'Your verification code',
    text: `Your verification code is ${message!.code}. `,
    code: message!.code,
  });
});
