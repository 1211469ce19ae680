/** Behaviour checklist: triggers. */
import { describe, expect, test } from 'vitest';
import { answerMfa, setUpMfa } from '../authenticator.js';
import { answerCustom, openWithRiddle, startCustom } from '../custom-auth.js';
import { openWithFunctions, passOn, refusing, type TestFunction, type Trigger } from '../functions.js';
import { failureOf, password, tokensOf } from '../playground.js';

describe('Triggers: PreAuthentication before the password, PostAuthentication on success only, ClientMetadata, failures', () => {
  const wrong = 'NotAuthorizedException: Incorrect username or password.';
  const around = { PreAuthentication: passOn, PostAuthentication: passOn, PreTokenGeneration: passOn };
  const [pre, post, tokenGeneration] = [
    'PreAuthentication_Authentication',
    'PostAuthentication_Authentication',
    'TokenGeneration_Authentication',
  ];

  test('the order of a sign-in that succeeds, and of one that does not', async () => {
    await using playground = await openWithFunctions(around);
    await playground.addUser('jane');
    await playground.signIn('jane');
    expect(playground.sources()).toEqual([pre, post, tokenGeneration]);
    playground.events.splice(0);
    expect(await failureOf(playground.startSignIn('jane', { PASSWORD: 'wrong' }))).toBe(wrong);
    expect(playground.sources()).toEqual([pre]);
  });

  test('PreAuthentication has its say before the password: with a wrong one, its error is reported', async () => {
    await using playground = await openWithFunctions({ ...around, PreAuthentication: refusing('Not today') });
    await playground.addUser('jane');
    for (const PASSWORD of ['wrong', password]) {
      expect(await failureOf(playground.startSignIn('jane', { PASSWORD }))).toBe(
        'UserLambdaValidationException: PreAuthentication failed with error Not today.',
      );
    }
    expect(playground.sources()).toEqual([pre, pre]);
  });

  test('of a user who is not there it hears only where that is hidden', async () => {
    await using playground = await openWithFunctions(around);
    const { clientId: ClientId } = await playground.addClient({ PreventUserExistenceErrors: 'ENABLED' });
    await failureOf(playground.startSignIn('ghost'));
    expect(playground.events).toEqual([]);
    const AuthParameters = { USERNAME: 'ghost', PASSWORD: password };
    const call = playground.api.initiateAuth({ ClientId, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters });
    expect(await failureOf(call)).toBe(wrong);
    expect(playground.events.map(({ request }) => request['userNotFound'])).toEqual([true]);
  });

  test('parameters are missed before any function is called', async () => {
    await using playground = await openWithFunctions({ ...around, UserMigration: passOn });
    expect(await failureOf(playground.startSignIn('jane', { PASSWORD: '' }))).toBe(
      'InvalidParameterException: Missing required parameter PASSWORD',
    );
    expect(playground.events).toEqual([]);
  });

  test('with MFA, PostAuthentication waits for the second factor; a refresh calls neither of the two', async () => {
    await using playground = await openWithFunctions(around, { mfa: 'ON' });
    await playground.addUser('jane');
    const { authenticator } = await setUpMfa(playground, 'jane');
    playground.events.splice(0);
    const question = await playground.startSignIn('jane');
    expect(playground.sources()).toEqual([pre]);
    const { RefreshToken } = tokensOf(await answerMfa(playground, question, authenticator.freshCode()));
    expect(playground.sources()).toEqual([pre, post, tokenGeneration]);
    playground.events.splice(0);
    await playground.api.initiateAuth({
      ClientId: playground.clientId,
      AuthFlow: 'REFRESH_TOKEN_AUTH',
      AuthParameters: { REFRESH_TOKEN: RefreshToken },
    });
    expect(playground.sources()).toEqual(['TokenGeneration_RefreshTokens']);
  });

  test('ClientMetadata of InitiateAuth goes to PreAuthentication, that of the answer to all the others', async () => {
    await using playground = await openWithRiddle(around);
    await playground.addUser('jane');
    playground.events.splice(0);
    const question = await startCustom(playground, 'jane', {}, { from: 'start' });
    tokensOf(await answerCustom(playground, question, undefined, {}, { from: 'answer' }));
    const heard = playground.events.map(({ triggerSource, request }) => [
      triggerSource.split('_')[0],
      request['validationData'] ?? request['clientMetadata'],
    ]);
    const [start, answer] = [{ from: 'start' }, { from: 'answer' }];
    expect(heard).toEqual([
      ['PreAuthentication', start],
      ['DefineAuthChallenge', undefined],
      ['CreateAuthChallenge', undefined],
      ['VerifyAuthChallengeResponse', answer],
      ['DefineAuthChallenge', answer],
      ['PostAuthentication', answer],
      ['TokenGeneration', answer],
    ]);
  });

  test('the event has what all events have, and clientMetadata only when there is some', async () => {
    await using playground = await openWithFunctions({ PreSignUp: passOn });
    await playground.signUp('jane');
    expect(playground.events).toEqual([
      {
        version: '1',
        region: 'us-east-1',
        userPoolId: playground.userPoolId,
        userName: 'jane',
        callerContext: {
          awsSdkVersion: expect.stringMatching(/^aws-sdk-js-3\./) as string,
          clientId: playground.clientId,
        },
        triggerSource: 'PreSignUp_SignUp',
        request: { userAttributes: { email: 'jane@example.com' }, validationData: null },
        response: { autoConfirmUser: false, autoVerifyEmail: false, autoVerifyPhone: false },
      },
    ]);
  });

  const unrecognizable = 'InvalidLambdaResponseException: Unrecognizable lambda output';
  test.each<[string, TestFunction, string]>([
    [
      'throws',
      () => {
        throw new Error('Not today');
      },
      'UserLambdaValidationException: PreSignUp failed with error Not today.',
    ],
    [
      'throws a text that ends in a full stop, which makes two',
      refusing('Not today.'),
      'UserLambdaValidationException: PreSignUp failed with error Not today..',
    ],
    ['answers null', () => Promise.resolve(null), unrecognizable],
    ['answers nothing', () => Promise.resolve(undefined), unrecognizable],
    ['answers without a common member', (event) => Promise.resolve({ ...event, userName: undefined }), unrecognizable],
    [
      'answers null for a member that the event has not',
      (event) => Promise.resolve({ ...event, request: { ...event.request, clientMetadata: null } }),
      unrecognizable,
    ],
    [
      'answers a text for a boolean',
      (event) => Promise.resolve({ ...event, response: { autoConfirmUser: 'true' } }),
      unrecognizable,
    ],
  ])('a function that %s', async (_, handler, failure) => {
    await using playground = await openWithFunctions({ PreSignUp: handler });
    expect(await failureOf(playground.signUp('jane'))).toBe(failure);
    expect(playground.events).toHaveLength(1);
  });

  test('one that is too slow is called three times; one that is not there fails, too', async () => {
    const silent: TestFunction = () => new Promise(() => undefined);
    await using playground = await openWithFunctions({ PreSignUp: silent }, { service: { triggerTimeLimit: 5 } });
    const socketTimeout = 'Socket timeout while invoking Lambda function.';
    expect(await failureOf(playground.signUp('jane'))).toBe(
      `UnexpectedLambdaException: PreSignUp invocation failed due to error ${socketTimeout}`,
    );
    expect(playground.events).toHaveLength(3);
    const LambdaConfig = { PreSignUp: 'arn:aws:lambda:us-east-1:000000000000:function:nobody' };
    await using missing = await openWithFunctions({}, { pool: { LambdaConfig } });
    expect(await failureOf(missing.signUp('jane'))).toMatch(
      /^UnexpectedLambdaException: PreSignUp invocation failed due to error /,
    );
  });

  test.each<[Trigger, string]>([
    ['PostConfirmation', 'CONFIRMED'],
    ['PreSignUp', 'not there'],
  ])('what a %s that refuses leaves behind: %s', async (trigger, status) => {
    await using playground = await openWithFunctions({ [trigger]: refusing('Not today') });
    expect(await failureOf(playground.addUser('jane'))).toBe(
      `UserLambdaValidationException: ${trigger} failed with error Not today.`,
    );
    const get = playground.api.adminGetUser({ UserPoolId: playground.userPoolId, Username: 'jane' });
    if (status === 'CONFIRMED') expect((await get).UserStatus).toBe(status);
    else expect(await failureOf(get)).toBe('UserNotFoundException: User does not exist.');
  });
});
