import type { AuthenticatorOffered, RunEvent } from '../../src/events/index.js';

const secretCode = 'JBSWY3DPEHPK3PXPKRSXG5A7Q2MZ4NVLC6TWO3YBUGXDFH5IEJ2Q';
const secretUri = `otpauth://totp/cognito-demo:jane-4k2p?secret=${secretCode}&issuer=cognito-demo`;

export const offer: AuthenticatorOffered = {
  type: 'authenticator-offered',
  issuer: 'cognito-demo',
  account: 'jane-4k2p',
  secretCode,
  secretUri,
};

const issuer = 'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Ab3dEf6hI';
const shared = {
  sub: '5b2f1c9e-8a64-4f7b-9c3d-2f1e8b7a6c5d',
  iss: issuer,
  auth_time: 1_763_914_442,
  iat: 1_763_914_442,
};

/** A run in which every kind of event happens that stories without triggers are told with. */
export const fakeRun: readonly RunEvent[] = [
  {
    type: 'run-started',
    scenario: 'signup-mfa',
    title: 'Sign up, and protect the account with an authenticator app',
    target: 'local Cognito (in this process)',
    steps: 10,
  },
  { type: 'resource-changed', change: 'created', kind: 'user pool', name: 'eu-west-1_Ab3dEf6hI' },
  {
    type: 'step-started',
    number: 1,
    total: 10,
    title: 'Sign up',
    calls: ['SignUp'],
    why: 'Anybody may call it: the user chooses a name and a password, and the pool sends a code to prove the address.',
  },
  { type: 'asked', question: 'username', attempt: 1 },
  { type: 'answered', question: 'username', by: 'auto', value: 'jane-4k2p' },
  { type: 'asked', question: 'password', attempt: 1 },
  { type: 'answered', question: 'password', by: 'script' },
  { type: 'call-started', id: 1, operation: 'SignUp' },
  {
    type: 'call-ended',
    id: 1,
    operation: 'SignUp',
    durationMs: 12.4,
    request: {},
    error: { name: 'InvalidPasswordException', message: 'Password did not conform with policy' },
  },
  {
    type: 'problem',
    text: 'The password does not meet the policy of the pool.',
    details: ['at least 8 characters', 'a symbol, such as ! or %, is missing'],
  },
  { type: 'result', text: 'jane-4k2p is signed up and UNCONFIRMED; a code is on its way to j***@e***.' },
  {
    type: 'message-arrived',
    medium: 'EMAIL',
    to: 'jane@example.com',
    subject: 'Your verification code',
    text: 'Your confirmation code is ******.\nIt is good for 24 hours.',
    secretText: 'Your confirmation code is 428193.\nIt is good for 24 hours.',
    secretValue: '428193',
  },
  { type: 'step-ended', number: 1, outcome: 'done', durationMs: 830 },
  {
    type: 'step-started',
    number: 5,
    total: 10,
    title: 'Sign in with a password',
    calls: ['InitiateAuth', 'RespondToAuthChallenge'],
    why: 'With SRP the password never leaves the client. The pool wants a second factor, which this user has not set up yet.',
  },
  { type: 'result', text: 'The password is right. The pool asks for MFA_SETUP.' },
  {
    type: 'step-started',
    number: 6,
    total: 10,
    title: 'Add an authenticator app',
    calls: ['AssociateSoftwareToken'],
    why: 'The pool makes a secret that it shares with the app.',
  },
  offer,
  { type: 'answered', question: 'totp-code', by: 'auto', value: '912044' },
  { type: 'problem', text: 'That code was used already: each one is good for a single sign-in.' },
  { type: 'waiting', reason: 'the authenticator shows its next code then', seconds: 18 },
  {
    type: 'step-started',
    number: 10,
    total: 10,
    title: 'Check the tokens',
    calls: [],
    why: 'A token is worth only what its signature, issuer, audience and expiry are worth.',
  },
  {
    type: 'tokens-verified',
    issuer,
    idClaims: {
      ...shared,
      exp: 1_763_918_042,
      aud: '4h9k2lq8s7d6f5g3j1z0x2c4v6',
      token_use: 'id',
      'cognito:username': 'jane-4k2p',
      'cognito:groups': ['speakers', 'admins'],
      email: 'jane@example.com',
      email_verified: true,
      jti: 'a7c1',
    },
    accessClaims: {
      ...shared,
      exp: 1_763_918_042,
      client_id: '4h9k2lq8s7d6f5g3j1z0x2c4v6',
      token_use: 'access',
      username: 'jane-4k2p',
      scope: 'aws.cognito.signin.user.admin',
      'cognito:groups': ['speakers', 'admins'],
      jti: 'b8d2',
    },
  },
  { type: 'resource-changed', change: 'removed', kind: 'user', name: 'jane-4k2p' },
  {
    type: 'resource-changed',
    change: 'left-behind',
    kind: 'user pool',
    name: 'eu-west-1_Ab3dEf6hI',
    reason: 'the network is down',
    removeWith: 'aws cognito-idp delete-user-pool --user-pool-id eu-west-1_Ab3dEf6hI',
  },
  {
    type: 'summary',
    title: 'Signed in with two factors',
    rows: [
      { label: 'User', value: 'jane-4k2p (CONFIRMED)' },
      { label: 'Factors', value: 'password by SRP, TOTP' },
      { label: 'Tokens', value: 'ID, access and refresh; verified, good for 60 minutes' },
    ],
  },
  { type: 'run-ended', outcome: 'done', durationMs: 2345 },
];
