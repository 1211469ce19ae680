import { describe, expect, test } from 'vitest';
import {
  openWithFunctions,
  passOn,
  refusing,
  type FunctionsOptions,
  type TestFunction,
  type Trigger,
} from '../functions.js';
import { byPhone, resend, sentMessages, signUpJane } from '../messages.js';
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
    const { UserSub: sub, CodeDeliveryDetails } = await signUpJane(playground, { step: 'sign-up' });
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
      [trigger === 'CustomEmailSender' ? 'email_verified' : 'phone_number_verified']: 'false',
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
    expect(await sentMessages(playground)).toEqual([]);
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
    await signUpJane(playground);
    expect(await sentMessages(playground)).toHaveLength(1);
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
    await signUpJane(playground);
    await called(1);
    expect(await sentMessages(playground)).toEqual([]);
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
    await signUpJane(playground);
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
    await signUpJane(playground);
    finish();
  });

  test('but who closes the service does', async () => {
    const ended: string[] = [];
    const playground = await openWithFunctions(
      {
        CustomEmailSender: async (event) => {
          await new Promise((resolve) => void setTimeout(resolve, 20));
          const { api, userPoolId: UserPoolId } = playground;
          ended.push((await api.adminGetUser({ UserPoolId, Username: event.userName })).Username!);
          return event;
        },
      },
      { service: { onTrigger: ({ trigger }) => void ended.push(trigger) } },
    );
    await signUpJane(playground);
    expect(ended).toEqual([]);
    await playground.local.close();
    expect(ended).toEqual(['jane', 'CustomEmailSender']);
  });

  test('codes of another service, and what is no code, can not be decrypted', async () => {
    const { handler, called } = sender();
    await using playground = await openWithFunctions({ CustomEmailSender: handler });
    await using elsewhere = await openWithFunctions({});
    await signUpJane(playground);
    await called(1);
    const code = playground.events[0]!.request['code'] as string;
    for (const wrong of ['', 'abc', `${code.slice(0, -8)}AAAAAAA=`]) {
      expect(() => playground.local.functions.decryptCode(wrong)).toThrow(/was not encrypted by this local Cognito/);
    }
    expect(() => elsewhere.local.functions.decryptCode(code)).toThrow(/was not encrypted by this local Cognito/);
  });

  test.each(['CustomEmailSender', 'CustomSMSSender'] as const)('%s takes a KMSKeyID', async (trigger) => {
    await using playground = await openWithFunctions({});
    const LambdaArn = 'arn:aws:lambda:us-east-1:000000000000:function:f';
    const LambdaConfig = { [trigger]: { LambdaVersion: 'V1_0', LambdaArn } };
    expect(await failureOf(playground.api.createUserPool({ PoolName: 'pool', LambdaConfig }))).toBe(
      'InvalidParameterException: KMSKeyId parameter is required when Custom SMS/Email Lambda trigger is used.',
    );
  });
});
