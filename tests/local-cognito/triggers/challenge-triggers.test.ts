import { describe, expect, test } from 'vitest';
import { answerCustom, openWithRiddle, secretAnswer, startCustom } from '../custom-auth.js';
import { passOn, type FunctionsOptions, type WithFunctions } from '../functions.js';
import { addJane, openWithFactors } from '../message-mfa.js';
import { password, tokensOf } from '../playground.js';

const sdk = expect.stringMatching(/^aws-sdk-js-3\.\d+\.\d+$/) as string;
const first = { challengeName: 'CUSTOM_CHALLENGE', challengeResult: false, challengeMetadata: 'RIDDLE-1' };
const second = { challengeName: 'CUSTOM_CHALLENGE', challengeResult: true, challengeMetadata: 'RIDDLE-2' };

async function openWithJane(options: FunctionsOptions = {}, name = 'jane'): Promise<WithFunctions & { sub: string }> {
  const playground = await openWithRiddle({ PreAuthentication: passOn, PostAuthentication: passOn }, options);
  return { ...playground, sub: await playground.addUser(name, 'jane@example.com') };
}

function common({ userPoolId, clientId }: WithFunctions, trigger: string, userName = 'jane') {
  return {
    version: '1',
    region: 'us-east-1',
    userPoolId,
    userName,
    callerContext: { awsSdkVersion: sdk, clientId },
    triggerSource: `${trigger}_Authentication`,
  };
}

test('what the functions of CUSTOM_AUTH are given, from the first question to the tokens', async () => {
  await using playground = await openWithJane();
  const question = await startCustom(playground, 'jane', {}, { step: 'start' });
  const again = await answerCustom(playground, question, 'guess', {}, { step: 'guess' });
  tokensOf(await answerCustom(playground, again, secretAnswer, {}, { step: 'answer' }));
  const userAttributes = {
    sub: playground.sub,
    'cognito:user_status': 'CONFIRMED',
    email: 'jane@example.com',
    email_verified: 'true',
  };
  const define = {
    ...common(playground, 'DefineAuthChallenge'),
    response: { challengeName: null, issueTokens: null, failAuthentication: null },
  };
  const create = {
    ...common(playground, 'CreateAuthChallenge'),
    response: { publicChallengeParameters: null, privateChallengeParameters: null, challengeMetadata: null },
  };
  const verify = { ...common(playground, 'VerifyAuthChallengeResponse'), response: { answerCorrect: null } };
  const challengeName = 'CUSTOM_CHALLENGE';
  const privateChallengeParameters = { answer: secretAnswer };
  const [guess, answer] = [{ step: 'guess' }, { step: 'answer' }];
  expect(playground.events).toEqual([
    {
      ...common(playground, 'PreAuthentication'),
      request: { userAttributes, validationData: { step: 'start' } },
      response: {},
    },
    { ...define, request: { userAttributes, session: [] } },
    { ...create, request: { userAttributes, challengeName, session: [] } },
    {
      ...verify,
      request: { userAttributes, privateChallengeParameters, challengeAnswer: 'guess', clientMetadata: guess },
    },
    { ...define, request: { userAttributes, session: [first], clientMetadata: guess } },
    { ...create, request: { userAttributes, challengeName, session: [first], clientMetadata: guess } },
    {
      ...verify,
      request: { userAttributes, privateChallengeParameters, challengeAnswer: secretAnswer, clientMetadata: answer },
    },
    { ...define, request: { userAttributes, session: [first, second], clientMetadata: answer } },
    {
      ...common(playground, 'PostAuthentication'),
      request: { userAttributes, newDeviceUsed: false, clientMetadata: answer },
      response: {},
    },
  ]);
});

test('where users sign in by address, they go by their UUID', async () => {
  await using playground = await openWithJane({ pool: { UsernameAttributes: ['email'] } }, 'jane@example.com');
  const question = await startCustom(playground, 'jane@example.com');
  expect(question.ChallengeParameters!['USERNAME']).toBe(playground.sub);
  tokensOf(await answerCustom(playground, question, secretAnswer, { USERNAME: playground.sub }));
  expect(new Set(playground.events.map(({ userName }) => userName))).toEqual(new Set([playground.sub]));
});

test('on the admin API, too, by the client of the call', async () => {
  await using playground = await openWithJane();
  const { api, userPoolId: UserPoolId, clientId: ClientId } = playground;
  await api.adminInitiateAuth({
    UserPoolId,
    ClientId,
    AuthFlow: 'CUSTOM_AUTH',
    AuthParameters: { USERNAME: 'jane' },
    ClientMetadata: { step: 'start' },
  });
  expect(playground.events).toMatchObject([
    { request: { validationData: { step: 'start' } } },
    { triggerSource: 'DefineAuthChallenge_Authentication', callerContext: { clientId: ClientId } },
    { triggerSource: 'CreateAuthChallenge_Authentication', callerContext: { clientId: ClientId } },
  ]);
  for (const { request } of playground.events) expect(request).not.toHaveProperty('clientMetadata');
});

describe('CustomMessage, for a code that is sent in a sign-in', () => {
  async function openWithCodes(): Promise<WithFunctions> {
    const playground = await openWithFactors(['EMAIL', 'SMS'], { functions: { CustomMessage: passOn } });
    await addJane(playground, ['email', 'phone_number']);
    playground.events.splice(0);
    return playground;
  }

  const start = ({ api, clientId: ClientId }: WithFunctions) =>
    api.initiateAuth({
      ClientId,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: 'jane', PASSWORD: password },
      ClientMetadata: { step: 'start' },
    });

  test('is given the ClientMetadata of the answer that leads to it', async () => {
    await using playground = await openWithCodes();
    const { Session } = await start(playground);
    await playground.api.respondToAuthChallenge({
      ClientId: playground.clientId,
      ChallengeName: 'SELECT_MFA_TYPE',
      Session,
      ChallengeResponses: { USERNAME: 'jane', ANSWER: 'SMS_MFA' },
      ClientMetadata: { step: 'choose' },
    });
    expect(playground.events.map(({ triggerSource, request }) => [triggerSource, request['clientMetadata']])).toEqual([
      ['CustomMessage_Authentication', { step: 'choose' }],
    ]);
  });

  test('but not that of InitiateAuth', async () => {
    await using playground = await openWithFactors(['EMAIL'], { functions: { CustomMessage: passOn } });
    await addJane(playground);
    playground.events.splice(0);
    await start(playground);
    expect(playground.events[0]!.triggerSource).toBe('CustomMessage_Authentication');
    expect(playground.events[0]!.request).not.toHaveProperty('clientMetadata');
  });
});
