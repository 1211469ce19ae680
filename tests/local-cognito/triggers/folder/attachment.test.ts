import { describe } from 'vitest';
import { expect, test } from '../../../targets/temporary-folder.js';
import { arnOf } from '../../functions.js';
import { claimsOf, failureOf } from '../../playground.js';
import { confirming, logging, openFolder, remove } from './function-folder.js';

test('files are named after triggers, and after what only an ARN reaches', async ({ folder }) => {
  const names = {
    'pre-sign-up.ts': 'PreSignUp',
    'postConfirmation.mts': 'PostConfirmation',
    'PreAuthentication.js': 'PreAuthentication',
    'post_authentication.mjs': 'PostAuthentication',
    'define-auth-challenge.cjs': 'DefineAuthChallenge',
    'CreateAuthChallenge.cts': 'CreateAuthChallenge',
    'verify-auth-challenge-response.ts': 'VerifyAuthChallengeResponse',
    'user-migration.ts': 'UserMigration',
    'custom-message.ts': 'CustomMessage',
    'custom-email-sender.ts': 'CustomEmailSender',
    'CustomSMSSender.ts': 'CustomSMSSender',
    'pre-token-generation-v3.ts': 'PreTokenGeneration',
    'audit.js': undefined,
    'pre-sign-up-2.ts': undefined,
  };
  const others = ['_users.ts', 'users.test.ts', 'types.d.ts', 'README.md', 'data.json', 'lib/pre-sign-up.ts'];
  const contents = [...Object.keys(names), ...others].map((name) => [name, 'export const handler = (event) => event;']);
  await using playground = await openFolder(folder, Object.fromEntries(contents));
  expect(Object.fromEntries(playground.files.map(({ file, trigger }) => [file, trigger]))).toEqual(names);
  expect(playground.files.filter(({ state }) => state !== 'ready')).toEqual([]);
  expect(playground.files.map(({ functionArn }) => functionArn)).toContain(arnOf('post_authentication'));
});

test('a pool that names no function calls the one that is named after the trigger', async ({ folder }) => {
  await using playground = await openFolder(folder, { 'pre-sign-up.ts': confirming });
  await playground.signUp('jane');
  expect((await playground.signIn('jane')).AccessToken).toBeTypeOf('string');
  expect(playground.calls).toMatchObject([{ trigger: 'PreSignUp', functionArn: arnOf('pre-sign-up'), attempt: 1 }]);
  const { UserPool } = await playground.api.describeUserPool({ UserPoolId: playground.userPoolId });
  expect(UserPool!.LambdaConfig).toEqual({});
});

test('a pool calls its own function instead, by the name in any ARN', async ({ folder }) => {
  const PreSignUp = 'arn:aws:lambda:eu-west-1:123456789012:function:own:live';
  await using playground = await openFolder(
    folder,
    { 'pre-sign-up.js': logging('not me'), 'own.js': logging('me') },
    { pool: { LambdaConfig: { PreSignUp } } },
  );
  await playground.signUp('jane');
  expect(playground.lines).toEqual(['own | me']);
  expect(playground.calls).toMatchObject([{ functionArn: PreSignUp }]);
});

test('a function that is registered by the same name is called instead', async ({ folder }) => {
  await using playground = await openFolder(folder, { 'pre-sign-up.js': logging('not me') });
  const users: string[] = [];
  playground.local.functions.register('pre-sign-up', async (event) => {
    users.push(event.userName);
    return event;
  });
  await playground.signUp('jane');
  expect([users, playground.lines]).toEqual([['jane'], []]);
});

test('a pool that names a function which is not there calls none', async ({ folder }) => {
  const pool = { LambdaConfig: { PreSignUp: arnOf('nobody') } };
  await using playground = await openFolder(folder, { 'pre-sign-up.js': logging('not me') }, { pool });
  expect(await failureOf(playground.signUp('jane'))).toBe(
    'UnexpectedLambdaException: PreSignUp invocation failed due to error AccessDeniedException.',
  );
});

describe('pre-token-generation', () => {
  const scoping = `export default async (event) => ({
    ...event,
    response: { claimsAndScopeOverrideDetails: { accessTokenGeneration: { scopesToAdd: ['reports:' + event.version] } } },
  });`;

  async function scopeOf(folder: string, file: string, UserPoolTier: 'LITE' | 'ESSENTIALS'): Promise<unknown> {
    await using playground = await openFolder(folder, { [file]: scoping }, { pool: { UserPoolTier } });
    await playground.addUser('jane');
    return claimsOf((await playground.signIn('jane')).AccessToken)['scope'];
  }

  test.for([
    ['pre-token-generation.mjs', 'ESSENTIALS', 'aws.cognito.signin.user.admin'],
    ['pre-token-generation-v2.mjs', 'ESSENTIALS', 'aws.cognito.signin.user.admin reports:2'],
    ['PreTokenGenerationV3_0.mjs', 'ESSENTIALS', 'aws.cognito.signin.user.admin reports:3'],
    ['pre-token-generation-v2.mjs', 'LITE', 'aws.cognito.signin.user.admin'],
  ] as const)('%s, in a pool of the plan %s', async ([file, plan, scope], { folder }) => {
    expect(await scopeOf(folder, file, plan)).toBe(scope);
  });
});

test('three functions make a custom authentication', async ({ folder }) => {
  const files = {
    'define-auth-challenge.js': `exports.handler = async (event) => {
      const [last] = event.request.session.slice(-1);
      if (last?.challengeResult) event.response = { issueTokens: true, failAuthentication: false };
      else event.response = { issueTokens: false, failAuthentication: false, challengeName: 'CUSTOM_CHALLENGE' };
      return event;
    };`,
    'create-auth-challenge.js': `exports.handler = (event, context) => {
      event.response = { publicChallengeParameters: { sum: '3 + 4' }, privateChallengeParameters: { answer: '7' } };
      context.succeed(event);
    };`,
    'verify-auth-challenge-response.js': `exports.handler = (event, context, callback) => {
      event.response.answerCorrect = event.request.challengeAnswer === event.request.privateChallengeParameters.answer;
      callback(null, event);
    };`,
  };
  const client = { ExplicitAuthFlows: ['ALLOW_CUSTOM_AUTH' as const] };
  await using playground = await openFolder(folder, files, { client });
  const { api, clientId: ClientId } = playground;
  await playground.addUser('jane');
  const start = { ClientId, AuthFlow: 'CUSTOM_AUTH', AuthParameters: { USERNAME: 'jane' } } as const;
  const { Session, ChallengeParameters } = await api.initiateAuth(start);
  expect(ChallengeParameters).toMatchObject({ sum: '3 + 4' });
  const ChallengeResponses = { USERNAME: 'jane', ANSWER: '7' };
  const answer = { ClientId, ChallengeName: 'CUSTOM_CHALLENGE', Session, ChallengeResponses } as const;
  expect((await api.respondToAuthChallenge(answer)).AuthenticationResult?.AccessToken).toBeTypeOf('string');
  await remove(folder, 'define-auth-challenge.js');
  expect((await playground.changed('define-auth-challenge.js')).state).toBe('removed');
  expect(await failureOf(api.initiateAuth(start))).toBe(
    'InvalidParameterException: Custom auth lambda trigger is not configured for the user pool.',
  );
});

test('a custom sender can read its code, and no other', async ({ folder }) => {
  const code = `exports.handler = async (event, context) => {
    console.log(await context.decryptCode(event.request.code));
    console.log(await context.decryptCode('other').catch((error) => error.message));
    return event;
  };`;
  const files = {
    'custom-email-sender.js': code,
    'pre-sign-up.js': 'exports.handler = async (event, context) => (console.log(typeof context.decryptCode), event);',
  };
  await using playground = await openFolder(folder, files);
  await playground.signUp('jane');
  await playground.local.close();
  expect(playground.lines).toEqual([
    'pre-sign-up | undefined',
    expect.stringMatching(/^custom-email-sender \| \d{6}$/),
    'custom-email-sender | It decrypts the code of this event, and no other.',
  ]);
});
