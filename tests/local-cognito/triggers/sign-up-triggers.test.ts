import { describe, expect, test } from 'vitest';
import { answering, openWithFunctions, passOn, refusing } from '../functions.js';
import { openHttpService } from '../http.js';
import { claimsOf, failureOf, password, type Playground } from '../playground.js';

const sdk = expect.stringMatching(/^aws-sdk-js-3\.\d+\.\d+$/) as string;

/** What all events of a pool share. */
function common({ userPoolId, clientId }: Playground, userName: string) {
  return {
    version: '1',
    region: 'us-east-1',
    userPoolId,
    userName,
    callerContext: { awsSdkVersion: sdk, clientId },
  };
}

const statusOf = async ({ api, userPoolId: UserPoolId }: Playground, Username = 'jane') =>
  (await api.adminGetUser({ UserPoolId, Username })).UserStatus;

const attributesOf = async ({ api, userPoolId: UserPoolId }: Playground, Username = 'jane') =>
  Object.fromEntries(
    (await api.adminGetUser({ UserPoolId, Username })).UserAttributes!.map(({ Name, Value }) => [Name, Value]),
  );

describe('PreSignUp', () => {
  const noVerdict = { autoConfirmUser: false, autoVerifyEmail: false, autoVerifyPhone: false };

  test('is given who signs up', async () => {
    await using playground = await openWithFunctions({ PreSignUp: passOn });
    await playground.signUp('jane');
    expect(playground.events).toEqual([
      {
        ...common(playground, 'jane'),
        triggerSource: 'PreSignUp_SignUp',
        request: { userAttributes: { email: 'jane@example.com' }, validationData: null },
        response: noVerdict,
      },
    ]);
  });

  test('with ValidationData and ClientMetadata', async () => {
    await using playground = await openWithFunctions({ PreSignUp: passOn });
    await playground.api.signUp({
      ClientId: playground.clientId,
      Username: 'jane',
      Password: password,
      ValidationData: [{ Name: 'captcha', Value: 'xyz' }, { Name: 'empty' }],
      ClientMetadata: { campaign: 'spring' },
    });
    expect(playground.events[0]!.request).toEqual({
      userAttributes: {},
      validationData: { captcha: 'xyz', empty: '' },
      clientMetadata: { campaign: 'spring' },
    });
  });

  test('where users sign in by address, by their UUID', async () => {
    await using playground = await openWithFunctions(
      { PreSignUp: passOn, PostConfirmation: passOn },
      { pool: { UsernameAttributes: ['email'] } },
    );
    const { clientId: ClientId } = playground;
    const { UserSub } = await playground.api.signUp({ ClientId, Username: 'jane@example.com', Password: password });
    const ConfirmationCode = await playground.sentCode('jane@example.com');
    await playground.api.confirmSignUp({ ClientId, Username: 'jane@example.com', ConfirmationCode });
    expect(playground.events.map(({ userName }) => userName)).toEqual([UserSub, UserSub]);
    expect(playground.events[0]!.request).toEqual({
      userAttributes: { email: 'jane@example.com' },
      validationData: null,
    });
  });

  test('by another program, over HTTP', async () => {
    await using service = await openHttpService();
    const events: unknown[] = [];
    const PreSignUp = service.local.functions.register('pre-sign-up', async (event) => {
      events.push(event);
      return event;
    });
    const { UserPool } = await service.api.createUserPool({ PoolName: 'pool', LambdaConfig: { PreSignUp } });
    const { UserPoolClient } = await service.api.createUserPoolClient({ UserPoolId: UserPool!.Id, ClientName: 'app' });
    const { ClientId } = UserPoolClient!;
    const signUp = { ClientId, Username: 'jane', Password: password };
    await service.post('SignUp', signUp, { 'user-agent': 'aws-sdk-java/2.20.1 Linux/5.10' });
    await service.post('SignUp', { ...signUp, Username: 'joe' }, { 'user-agent': 'curl/8.5.0' });
    expect(events).toMatchObject([
      { callerContext: { awsSdkVersion: 'aws-sdk-java-2.20.1', clientId: ClientId } },
      { callerContext: { awsSdkVersion: 'aws-sdk-unknown-unknown', clientId: ClientId } },
    ]);
  });

  test('refuses by throwing, and then there is no user', async () => {
    await using playground = await openWithFunctions({ PreSignUp: refusing('No more users') });
    expect(await failureOf(playground.signUp('jane'))).toBe(
      'UserLambdaValidationException: PreSignUp failed with error No more users.',
    );
    expect(await failureOf(statusOf(playground))).toMatch(/^UserNotFoundException/);
    expect(await playground.local.outbox.list()).toEqual([]);
  });

  test('is not asked about what is refused anyway', async () => {
    await using playground = await openWithFunctions({ PreSignUp: passOn });
    await playground.signUp('jane');
    const { clientId: ClientId } = playground;
    const signUp = { ClientId, Username: 'joe', Password: password };
    for (const wrong of [
      { ...signUp, Username: 'jane' },
      { ...signUp, Password: 'weak' },
      { ...signUp, UserAttributes: [{ Name: 'email', Value: 'nowhere' }] },
      { ...signUp, SecretHash: 'none expected' },
    ]) {
      expect(await failureOf(playground.api.signUp(wrong))).toMatch(/Exception: /);
    }
    expect(playground.events).toHaveLength(1);
  });

  test('nor about an address that is taken, where users sign in by it', async () => {
    await using playground = await openWithFunctions(
      { PreSignUp: passOn },
      { pool: { UsernameAttributes: ['email'] } },
    );
    const signUp = { ClientId: playground.clientId, Username: 'jane@example.com', Password: password };
    await playground.api.signUp(signUp);
    expect(await failureOf(playground.api.signUp(signUp))).toBe(
      'UsernameExistsException: An account with the given email already exists.',
    );
    expect(playground.events).toHaveLength(1);
  });

  test('confirms a user, who may sign in at once', async () => {
    await using playground = await openWithFunctions({ PreSignUp: answering({ autoConfirmUser: true }) });
    const { UserConfirmed, CodeDeliveryDetails } = await playground.api.signUp({
      ClientId: playground.clientId,
      Username: 'jane',
      Password: password,
      UserAttributes: [{ Name: 'email', Value: 'jane@example.com' }],
    });
    expect([UserConfirmed, CodeDeliveryDetails]).toEqual([true, undefined]);
    expect(await playground.local.outbox.list()).toEqual([]);
    expect(await attributesOf(playground)).toEqual({
      sub: expect.any(String) as string,
      email: 'jane@example.com',
      email_verified: 'false',
    });
    await playground.signIn('jane');
  });

  test('counts addresses as verified', async () => {
    const verdict = { autoConfirmUser: true, autoVerifyEmail: true, autoVerifyPhone: true };
    await using playground = await openWithFunctions(
      { PreSignUp: answering(verdict), PostConfirmation: passOn },
      { pool: { AliasAttributes: ['email', 'phone_number'] } },
    );
    const UserSub = (
      await playground.api.signUp({
        ClientId: playground.clientId,
        Username: 'jane',
        Password: password,
        UserAttributes: [
          { Name: 'email', Value: 'jane@example.com' },
          { Name: 'phone_number', Value: '+15550100' },
        ],
      })
    ).UserSub!;
    const attributes = {
      sub: UserSub,
      email: 'jane@example.com',
      email_verified: 'true',
      phone_number: '+15550100',
      phone_number_verified: 'true',
    };
    expect(await attributesOf(playground)).toEqual(attributes);
    expect(playground.eventsOf('PostConfirmation')[0]!.request['userAttributes']).toEqual({
      ...attributes,
      'cognito:user_status': 'CONFIRMED',
      'cognito:email_alias': 'jane@example.com',
      'cognito:phone_number_alias': '+15550100',
    });
    await playground.signIn('jane@example.com');
    await playground.signIn('+15550100');
  });

  test.each(['autoVerifyEmail', 'autoVerifyPhone'])('can not verify what is not there: %s', async (flag) => {
    await using playground = await openWithFunctions({ PreSignUp: answering({ [flag]: true }) });
    const signUp = playground.api.signUp({ ClientId: playground.clientId, Username: 'jane', Password: password });
    expect(await failureOf(signUp)).toBe('InvalidLambdaResponseException: Unrecognizable lambda output');
    expect(await failureOf(statusOf(playground))).toMatch(/^UserNotFoundException/);
  });

  test('takes an alias from the user who had it when it verifies it for another', async () => {
    await using playground = await openWithFunctions(
      { PreSignUp: answering({ autoConfirmUser: true, autoVerifyEmail: true }) },
      { pool: { AliasAttributes: ['email'] } },
    );
    await playground.signUp('jane', 'jane@example.com');
    await playground.signUp('joe', 'jane@example.com');
    expect(claimsOf((await playground.signIn('jane@example.com')).IdToken)).toMatchObject({
      'cognito:username': 'joe',
      email_verified: true,
    });
    expect(claimsOf((await playground.signIn('jane')).IdToken)).toMatchObject({ email_verified: false });
  });
});

describe('PostConfirmation', () => {
  test('is given the user as confirmed', async () => {
    await using playground = await openWithFunctions({ PostConfirmation: passOn });
    const sub = await playground.addUser('jane');
    expect(playground.events).toEqual([
      {
        ...common(playground, 'jane'),
        triggerSource: 'PostConfirmation_ConfirmSignUp',
        request: {
          userAttributes: {
            sub,
            'cognito:user_status': 'CONFIRMED',
            email: 'jane@example.com',
            email_verified: 'true',
          },
        },
        response: {},
      },
    ]);
  });

  test('with the ClientMetadata of ConfirmSignUp, not of SignUp', async () => {
    await using playground = await openWithFunctions({ PostConfirmation: passOn });
    const { api, clientId: ClientId } = playground;
    await api.signUp({
      ClientId,
      Username: 'jane',
      Password: password,
      UserAttributes: [{ Name: 'email', Value: 'jane@example.com' }],
      ClientMetadata: { step: 'sign-up' },
    });
    await api.confirmSignUp({
      ClientId,
      Username: 'jane',
      ConfirmationCode: await playground.sentCode('jane@example.com'),
      ClientMetadata: { step: 'confirm' },
    });
    expect(playground.events.map(({ request }) => request['clientMetadata'])).toEqual([{ step: 'confirm' }]);
  });

  test('after a sign-up that PreSignUp confirms', async () => {
    await using playground = await openWithFunctions({
      PreSignUp: answering({ autoConfirmUser: true }),
      PostConfirmation: passOn,
    });
    const { UserSub: sub } = await playground.api.signUp({
      ClientId: playground.clientId,
      Username: 'jane',
      Password: password,
      ClientMetadata: { step: 'sign-up' },
    });
    expect(playground.eventsOf('PostConfirmation')).toEqual([
      {
        ...common(playground, 'jane'),
        triggerSource: 'PostConfirmation_ConfirmSignUp',
        request: {
          userAttributes: { sub, 'cognito:user_status': 'CONFIRMED' },
          clientMetadata: { step: 'sign-up' },
        },
        response: {},
      },
    ]);
  });

  test('undoes nothing when it throws', async () => {
    await using playground = await openWithFunctions({ PostConfirmation: refusing('No mail today.') });
    expect(await failureOf(playground.addUser('jane'))).toBe(
      'UserLambdaValidationException: PostConfirmation failed with error No mail today..',
    );
    expect(await statusOf(playground)).toBe('CONFIRMED');
    await playground.signIn('jane');
  });

  test('undoes no sign-up either', async () => {
    await using playground = await openWithFunctions({
      PreSignUp: answering({ autoConfirmUser: true }),
      PostConfirmation: refusing('No mail today'),
    });
    expect(await failureOf(playground.signUp('jane'))).toMatch(/^UserLambdaValidationException: PostConfirmation/);
    expect(await statusOf(playground)).toBe('CONFIRMED');
  });

  test('does not hear of a wrong code', async () => {
    await using playground = await openWithFunctions({ PostConfirmation: passOn });
    await playground.signUp('jane');
    const { clientId: ClientId } = playground;
    await failureOf(playground.api.confirmSignUp({ ClientId, Username: 'jane', ConfirmationCode: 'wrong' }));
    expect(playground.events).toEqual([]);
  });
});
