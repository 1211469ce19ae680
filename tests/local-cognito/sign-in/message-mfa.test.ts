import { describe, expect, test } from 'vitest';
import { answering, passOn, refusing } from '../functions.js';
import {
  addJane,
  answerCode,
  janesEmail,
  janesPhone,
  openWithFactors,
  type FactorsOptions,
  type PoolFactor,
} from '../message-mfa.js';
import { claimsOf, failureOf, tokensOf, type Playground } from '../playground.js';
import { openUserFile } from '../user-file.js';

const mismatch = 'CodeMismatchException: Invalid code or auth state for the user.';
const usedOnce = 'NotAuthorizedException: Invalid session for the user, session can only be used once.';
const byAnyCode = { AutoVerifiedAttributes: [] };

interface Kind {
  readonly challenge: 'EMAIL_OTP' | 'SMS_MFA';
  readonly factor: PoolFactor;
  readonly attribute: 'email' | 'phone_number';
  readonly to: string;
  readonly medium: string;
  readonly masked: string;
}

const kinds: readonly Kind[] = [
  {
    challenge: 'EMAIL_OTP',
    factor: 'EMAIL',
    attribute: 'email',
    to: janesEmail,
    medium: 'EMAIL',
    masked: 'j***@e***',
  },
  {
    challenge: 'SMS_MFA',
    factor: 'SMS',
    attribute: 'phone_number',
    to: janesPhone,
    medium: 'SMS',
    masked: '+*******0100',
  },
];

const attributesOf = async ({ api, userPoolId: UserPoolId }: Playground) =>
  Object.fromEntries(
    (await api.adminGetUser({ UserPoolId, Username: 'jane' })).UserAttributes!.map(({ Name, Value }) => [Name, Value]),
  );

/** A code that is surely not the given one. */
const otherThan = (code: string): string => (code === '000000' ? '111111' : '000000');

describe.each(kinds)('$challenge', ({ challenge, factor, attribute, to, medium, masked }) => {
  /** jane, whose address PreSignUp lets pass unverified. */
  async function open({ functions, ...options }: FactorsOptions = {}) {
    const playground = await openWithFactors([factor], {
      pool: byAnyCode,
      functions: { PreSignUp: answering({ autoConfirmUser: true }), ...functions },
      ...options,
    });
    await addJane(playground, [attribute]);
    playground.events.splice(0);
    return playground;
  }

  test('a code is sent, and says where it went', async () => {
    await using playground = await open();
    const question = await playground.startSignIn('jane');
    expect(question).toMatchObject({
      ChallengeName: challenge,
      ChallengeParameters: {
        USER_ID_FOR_SRP: 'jane',
        CODE_DELIVERY_DELIVERY_MEDIUM: medium,
        CODE_DELIVERY_DESTINATION: masked,
      },
    });
    const [message, ...others] = await playground.local.outbox.list();
    expect(others).toEqual([]);
    expect(message).toMatchObject({ to, medium, text: `Your authentication code is ${message!.code}. ` });
    expect(message!.code).toMatch(/^\d{6}$/);
    expect(JSON.stringify(question)).not.toContain(message!.code);
  });

  test('the right one ends the sign-in', async () => {
    await using playground = await open();
    const question = await playground.startSignIn('jane');
    const code = await playground.sentCode(to);
    tokensOf(await answerCode(playground, question, code));
    expect(await failureOf(answerCode(playground, question, code))).toBe(usedOnce);
  });

  test('it proves the address, in the tokens of this sign-in already', async () => {
    await using playground = await open({ functions: { PostAuthentication: passOn } });
    expect(await attributesOf(playground)).not.toHaveProperty(`${attribute}_verified`);
    const question = await playground.startSignIn('jane');
    const { IdToken } = tokensOf(await answerCode(playground, question, await playground.sentCode(to)));
    expect(await attributesOf(playground)).toMatchObject({ [`${attribute}_verified`]: 'true' });
    expect(claimsOf(IdToken)[`${attribute}_verified`]).toBe(true);
    expect(playground.eventsOf('PostAuthentication')[0]!.request['userAttributes']).toMatchObject({
      [`${attribute}_verified`]: 'true',
    });
  });

  test('and makes it an alias, where the pool has such', async () => {
    await using playground = await open({ pool: { ...byAnyCode, AliasAttributes: [attribute] } });
    expect(await failureOf(playground.startSignIn(to))).toMatch(/^UserNotFoundException/);
    const question = await playground.startSignIn('jane');
    await answerCode(playground, question, await playground.sentCode(to));
    expect((await playground.startSignIn(to)).ChallengeName).toBe(challenge);
  });

  test('wrong ones leave the session usable', async () => {
    await using playground = await open();
    const question = await playground.startSignIn('jane');
    const code = await playground.sentCode(to);
    for (const wrong of [otherThan(code), `${code}0`, 'abcdef', code.slice(1)]) {
      expect(await failureOf(answerCode(playground, question, wrong))).toBe(mismatch);
    }
    expect(await failureOf(answerCode(playground, question, ''))).toBe(
      `InvalidParameterException: Missing required parameter ${challenge}_CODE`,
    );
    tokensOf(await answerCode(playground, question, code));
  });

  test('the fifth wrong one locks the user out', async () => {
    await using playground = await open();
    const question = await playground.startSignIn('jane');
    const code = await playground.sentCode(to);
    for (let count = 0; count < 5; count++) {
      expect(await failureOf(answerCode(playground, question, otherThan(code)))).toBe(mismatch);
    }
    const locked = 'NotAuthorizedException: Password attempts exceeded';
    expect(await failureOf(answerCode(playground, question, code))).toBe(locked);
    expect(await failureOf(playground.startSignIn('jane'))).toBe(locked);
    playground.clock.advance({ seconds: 1 });
    tokensOf(await answerCode(playground, question, code));
  });

  test('a code is good for its own session alone', async () => {
    await using playground = await open();
    const first = await playground.startSignIn('jane');
    const code = await playground.sentCode(to);
    const second = await playground.startSignIn('jane');
    const newer = await playground.sentCode(to);
    if (code !== newer) expect(await failureOf(answerCode(playground, second, code))).toBe(mismatch);
    tokensOf(await answerCode(playground, second, newer));
    tokensOf(await answerCode(playground, first, code));
  });

  test('it lives as long as the session', async () => {
    await using playground = await open({ client: { AuthSessionValidity: 5 } });
    const question = await playground.startSignIn('jane');
    playground.clock.advance({ minutes: 5 });
    expect(await failureOf(answerCode(playground, question, await playground.sentCode(to)))).toBe(
      'NotAuthorizedException: Invalid session for the user, session is expired.',
    );
  });

  test('of two answers at a time, one wins', async () => {
    await using playground = await open({ functions: { PostAuthentication: passOn } });
    const question = await playground.startSignIn('jane');
    const code = await playground.sentCode(to);
    const answers = await Promise.all([1, 2, 3].map(() => failureOf(answerCode(playground, question, code))));
    expect(answers.filter((outcome) => outcome === usedOnce)).toHaveLength(2);
    expect(playground.events).toHaveLength(1);
  });

  test('for another user, or as another challenge, it is no good', async () => {
    await using playground = await open();
    const { api, clientId: ClientId } = playground;
    await playground.signUp('joe', 'joe@example.com');
    const question = await playground.startSignIn('jane');
    const code = await playground.sentCode(to);
    const invalid = 'NotAuthorizedException: Invalid session for the user.';
    expect(await failureOf(answerCode(playground, question, code, { USERNAME: 'joe' }))).toBe(invalid);
    const other = challenge === 'EMAIL_OTP' ? 'SMS_MFA' : 'EMAIL_OTP';
    const ChallengeResponses = { USERNAME: 'jane', [`${other}_CODE`]: code };
    const call = api.respondToAuthChallenge({
      ClientId,
      ChallengeName: other,
      Session: question.Session,
      ChallengeResponses,
    });
    expect(await failureOf(call)).toBe(invalid);
  });

  test('CustomMessage may write the message', async () => {
    const own = { emailMessage: 'Enter {####}, Jane.', emailSubject: 'For Jane', smsMessage: 'Enter {####}, Jane.' };
    await using playground = await open({ functions: { CustomMessage: answering(own) } });
    await playground.startSignIn('jane');
    const [message] = await playground.local.outbox.list();
    expect(message!.text).toBe(`Enter ${message!.code}, Jane.`);
    expect(playground.events).toMatchObject([
      {
        triggerSource: 'CustomMessage_Authentication',
        userName: 'jane',
        request: {
          userAttributes: { 'cognito:user_status': 'CONFIRMED', [attribute]: to },
          codeParameter: '{####}',
          usernameParameter: null,
        },
      },
    ]);
  });

  test('there is no challenge when it fails', async () => {
    await using playground = await open({ functions: { CustomMessage: refusing('No paper') } });
    expect(await failureOf(playground.startSignIn('jane'))).toBe(
      'UserLambdaValidationException: CustomMessage failed with error No paper.',
    );
    expect(await playground.local.outbox.list()).toEqual([]);
  });

  test('a custom sender may send it', async () => {
    const trigger = medium === 'EMAIL' ? 'CustomEmailSender' : 'CustomSMSSender';
    await using playground = await open({ functions: { [trigger]: passOn } });
    const question = await playground.startSignIn('jane');
    const [{ triggerSource, request }] = playground.events as [(typeof playground.events)[number]];
    expect(triggerSource).toBe(`${trigger}_Authentication`);
    expect(await playground.local.outbox.list()).toEqual([]);
    const code = playground.local.functions.decryptCode(request['code'] as string);
    tokensOf(await answerCode(playground, question, code));
  });
});

test('an address that is another one by now is not proven by the code', async () => {
  await using file = await openUserFile();
  await using playground = await openWithFactors(['EMAIL'], { pool: byAnyCode, service: { file: file.path } });
  await addJane(playground);
  file.changeUser('jane', { status: 'CONFIRMED' });
  const question = await playground.startSignIn('jane');
  file.changeUser('jane', { attributes: JSON.stringify({ email: 'joe@example.com' }) });
  const [message] = await playground.local.outbox.list({ to: janesEmail });
  const { IdToken } = tokensOf(await answerCode(playground, question, message!.code!));
  expect(await attributesOf(playground)).toEqual({ sub: claimsOf(IdToken)['sub'], email: 'joe@example.com' });
  expect(claimsOf(IdToken)).not.toHaveProperty('email_verified');
});

test('texts of the pool', async () => {
  await using playground = await openWithFactors(['EMAIL']);
  const { api, userPoolId: UserPoolId } = playground;
  await api.setUserPoolMfaConfig({
    UserPoolId,
    MfaConfiguration: 'ON',
    EmailMfaConfiguration: { Message: 'Jane, {####} is it.', Subject: 'It is' },
  });
  await addJane(playground);
  await playground.startSignIn('jane');
  const message = (await playground.local.outbox.list()).at(-1)!;
  expect(message).toMatchObject({ subject: 'It is', text: `Jane, ${message.code} is it.` });
});

test.each<[string, FactorsOptions['pool'], RegExp]>([
  ['of the LITE tier', { UserPoolTier: 'LITE' }, /^FeatureUnavailableInTierException/],
  [
    'that sends by Cognito itself',
    { EmailConfiguration: { EmailSendingAccount: 'COGNITO_DEFAULT' } },
    /^InvalidParameterException: Cannot set EmailMfaConfiguration when user pool EmailConfiguration contains/,
  ],
])('a pool %s sends no codes by email', async (_, pool, refusal) => {
  expect(await failureOf(openWithFactors(['EMAIL'], { pool }))).toMatch(refusal);
});
