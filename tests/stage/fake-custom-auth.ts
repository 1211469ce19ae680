import type { CallEnded, CallStarted, RunEvent, TriggerCalled } from '../../src/events/index.js';

const withheld = '<withheld>';
const userAttributes = {
  sub: '5b2f1c9e-8a64-4f7b-9c3d-2f1e8b7a6c5d',
  'cognito:user_status': 'CONFIRMED',
  email: 'jane@example.com',
  email_verified: 'true',
};

const srpA = { challengeName: 'SRP_A', challengeResult: true, challengeMetadata: null };
const password = { challengeName: 'PASSWORD_VERIFIER', challengeResult: true, challengeMetadata: null };
const captcha = (challengeResult: boolean) => ({
  challengeName: 'CUSTOM_CHALLENGE',
  challengeResult,
  challengeMetadata: 'CAPTCHA',
});

const picture = [
  ' #####  #   #  #####  #####',
  '     #  #  #       #  #',
  '   ##   ###      ##   ####',
  '  #     #  #       #      #',
  ' #####  #   #  #####  ####',
];

function start(id: number, operation: string): CallStarted {
  return { type: 'call-started', id, operation };
}

function end(id: number, operation: string, outcome: Pick<CallEnded, 'response' | 'error'>): CallEnded {
  return { type: 'call-ended', id, operation, durationMs: 40, request: { ClientId: 'abc' }, ...outcome };
}

function trigger(
  name: TriggerCalled['trigger'],
  parts: Omit<TriggerCalled, 'type' | 'trigger' | 'triggerSource' | 'attempt' | 'durationMs'> &
    Partial<Pick<TriggerCalled, 'triggerSource' | 'attempt'>>,
): TriggerCalled {
  const common = { triggerSource: `${name}_Authentication`, attempt: 1, durationMs: 12 };
  return { type: 'trigger-called', trigger: name, ...common, ...parts };
}

function define(session: readonly object[], response: Readonly<Record<string, unknown>>): TriggerCalled {
  const defaults = { challengeName: null, issueTokens: false, failAuthentication: false };
  return trigger('DefineAuthChallenge', {
    request: { userAttributes, session, userNotFound: false },
    response: { ...defaults, ...response },
  });
}

function create(session: readonly object[]): TriggerCalled {
  return trigger('CreateAuthChallenge', {
    request: { userAttributes, challengeName: 'CUSTOM_CHALLENGE', session, userNotFound: false },
    response: {
      publicChallengeParameters: { type: 'CAPTCHA', picture: picture.join('\n') },
      privateChallengeParameters: { answer: withheld },
      challengeMetadata: 'CAPTCHA',
    },
  });
}

function verify(answerCorrect: boolean): TriggerCalled {
  return trigger('VerifyAuthChallengeResponse', {
    request: { userAttributes, privateChallengeParameters: { answer: withheld }, challengeAnswer: withheld },
    response: { answerCorrect },
  });
}

const claims = {
  iss: 'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Ab3dEf6hI',
  sub: userAttributes.sub,
  aud: '4h9k2lq8s7d6f5g3j1z0x2c4v6',
  token_use: 'id',
  'cognito:username': 'jane-4k2p',
  email_verified: true,
  auth_time: 1_763_914_442,
  iat: 1_763_914_442,
  exp: 1_763_918_042,
};

/** The events that come within one call to another. */
export const signIn: readonly RunEvent[] = [
  start(1, 'InitiateAuth'),
  define([srpA], { challengeName: 'PASSWORD_VERIFIER' }),
  end(1, 'InitiateAuth', { response: { ChallengeName: 'PASSWORD_VERIFIER', Session: withheld } }),
  start(2, 'RespondToAuthChallenge'),
  define([srpA, password], { challengeName: 'CUSTOM_CHALLENGE' }),
  create([srpA, password]),
  end(2, 'RespondToAuthChallenge', { response: { ChallengeName: 'CUSTOM_CHALLENGE', Session: withheld } }),
];

/** A run with a sequence diagram, in which each kind of event happens that stories about triggers are told with. */
export const fakeCustomAuth: readonly RunEvent[] = [
  {
    type: 'run-started',
    scenario: 'custom-auth',
    title: 'Sign in with a challenge of your own',
    target: 'local Cognito (in this process)',
    steps: 4,
    diagram: true,
  },
  start(101, 'CreateUserPool'),
  end(101, 'CreateUserPool', { response: { UserPool: {} } }),
  {
    type: 'step-started',
    number: 1,
    total: 4,
    title: 'Sign up',
    calls: ['SignUp'],
    why: 'PreSignUp may turn users away.',
  },
  start(102, 'SignUp'),
  trigger('PreSignUp', {
    triggerSource: 'PreSignUp_SignUp',
    request: { userAttributes: { email: 'jane@example.org' }, validationData: null },
    error: { name: 'Error', message: 'Only addresses at example.com may sign up, and example.org is another domain.' },
  }),
  end(102, 'SignUp', {
    error: { name: 'UserLambdaValidationException', message: 'PreSignUp failed with error Only addresses…' },
  }),
  { type: 'problem', text: 'The function turned jane@example.org away.' },
  { type: 'answered', question: 'email', by: 'auto', value: 'jane@example.com' },
  start(103, 'SignUp'),
  trigger('PreSignUp', {
    triggerSource: 'PreSignUp_SignUp',
    attempt: 2,
    request: { userAttributes: { email: 'jane@example.com' }, validationData: null },
    response: { autoConfirmUser: true, autoVerifyEmail: true, autoVerifyPhone: false },
  }),
  trigger('PostConfirmation', {
    triggerSource: 'PostConfirmation_ConfirmSignUp',
    request: { userAttributes },
    response: {},
  }),
  end(103, 'SignUp', { response: { UserConfirmed: true, UserSub: userAttributes.sub } }),
  { type: 'result', text: 'jane-4k2p is signed up and confirmed.' },
  { type: 'step-ended', number: 1, outcome: 'done', durationMs: 120 },
  {
    type: 'step-started',
    number: 2,
    total: 4,
    title: 'Sign in with a password and a CAPTCHA',
    calls: ['InitiateAuth', 'RespondToAuthChallenge'],
    why: 'DefineAuthChallenge decides after each answer what comes next.',
  },
  ...signIn,
  { type: 'drawing', title: 'CAPTCHA', lines: picture },
  { type: 'answered', question: 'captcha', by: 'auto', value: 'ZKZ5' },
  start(3, 'RespondToAuthChallenge'),
  verify(false),
  define([srpA, password, captcha(false)], { challengeName: 'CUSTOM_CHALLENGE' }),
  create([srpA, password, captcha(false)]),
  end(3, 'RespondToAuthChallenge', { response: { ChallengeName: 'CUSTOM_CHALLENGE', Session: withheld } }),
  { type: 'problem', text: 'That is not what the picture shows.' },
  { type: 'answered', question: 'captcha', by: 'auto', value: 'ZKX5' },
  start(4, 'RespondToAuthChallenge'),
  verify(true),
  define([srpA, password, captcha(false), captcha(true)], { issueTokens: true }),
  trigger('PreTokenGeneration', {
    triggerSource: 'TokenGeneration_Authentication',
    request: {
      userAttributes,
      groupConfiguration: { groupsToOverride: [], iamRolesToOverride: [], preferredRole: null },
      scopes: ['aws.cognito.signin.user.admin'],
    },
    response: {
      claimsAndScopeOverrideDetails: {
        idTokenGeneration: { claimsToAddOrOverride: { tenant: 'acme', plan: ['gold'] }, claimsToSuppress: ['email'] },
        accessTokenGeneration: { scopesToAdd: ['orders/read'], scopesToSuppress: [] },
      },
    },
  }),
  end(4, 'RespondToAuthChallenge', { response: { AuthenticationResult: { AccessToken: withheld }, Session: null } }),
  { type: 'result', text: 'Signed in.' },
  { type: 'step-ended', number: 2, outcome: 'done', durationMs: 800 },
  {
    type: 'step-started',
    number: 3,
    total: 4,
    title: 'Sign in when the function says no',
    calls: ['InitiateAuth'],
    why: '',
  },
  start(5, 'InitiateAuth'),
  define([], { failAuthentication: true }),
  end(5, 'InitiateAuth', {
    error: { name: 'NotAuthorizedException', message: 'Incorrect username or password.' },
  }),
  { type: 'step-ended', number: 3, outcome: 'done', durationMs: 20 },
  {
    type: 'step-started',
    number: 4,
    total: 4,
    title: 'Compare',
    calls: [],
    why: 'The claims tell the functions’ work.',
  },
  {
    type: 'tokens-compared',
    title: 'The ID token, by what PreTokenGeneration does',
    columns: [
      { label: 'No function', claims: { ...claims, email: 'jane@example.com', plan: 'silver' } },
      { label: 'Version 1', claims: { ...claims, email: 'jane@example.com', plan: 'gold', tenant: 'acme' } },
      {
        label: 'Version 2',
        claims: { ...claims, iat: 1_763_914_500, plan: ['gold'], tenant: 'acme', address: { city: 'Berlin' } },
      },
    ],
  },
  {
    type: 'table',
    title: 'Who was called',
    columns: ['Trigger', 'Calls', 'What it decides'],
    rows: [
      ['DefineAuthChallenge', '4', 'The next challenge, or that there are tokens, or that the sign-in has failed'],
      ['CreateAuthChallenge', '2', 'What the challenge asks, and the answer to it'],
      ['VerifyAuthChallengeResponse', '2', 'Whether the answer is right'],
    ],
  },
  { type: 'table', title: 'Functions that failed', columns: ['Trigger', 'Error'], rows: [] },
  { type: 'step-ended', number: 4, outcome: 'done', durationMs: 10 },
  start(104, 'DeleteUserPool'),
  end(104, 'DeleteUserPool', { error: { name: 'TooManyRequestsException', message: 'Too many requests' } }),
  { type: 'run-ended', outcome: 'done', durationMs: 2345 },
];
