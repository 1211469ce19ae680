import type { CognitoIdentityProvider } from '@aws-sdk/client-cognito-identity-provider';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDeviceVerifier } from '../../../src/auth/index.js';
import { addAuthenticator, answerMfa } from '../authenticator.js';
import { answerCustom, startCustom } from '../custom-auth.js';
import { arnOf } from '../functions.js';
import { deviceTracking, openPlayground, password, tokensOf, type Playground } from '../playground.js';
import { bundlePrograms, type Programs, type ServedProcess } from './processes.js';

/** What counts once counts once over all processes that share a file. */

let programs: Programs;
let playground: Playground;
let processes: readonly ServedProcess[];

beforeAll(async () => {
  programs = await bundlePrograms();
  const file = programs.newFile();
  playground = await openPlayground({
    mfa: 'OPTIONAL',
    pool: {
      DeviceConfiguration: deviceTracking,
      LambdaConfig: {
        DefineAuthChallenge: arnOf('define'),
        CreateAuthChallenge: arnOf('create'),
        VerifyAuthChallengeResponse: arnOf('verify'),
      },
    },
    client: {
      ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_CUSTOM_AUTH'],
      RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 0 },
    },
    service: { file },
  });
  const time = playground.clock.now() + 60_000;
  processes = await Promise.all([1, 2].map(() => programs.serve(file, { time })));
});
afterAll(async () => {
  for (const process of processes) await process[Symbol.asyncDispose]();
  await playground.local.close();
  await programs[Symbol.asyncDispose]();
});

/** Calls all processes at once, several times each. Gives how each call ended: `ok`, or what it was refused with. */
async function outcomes(call: (api: CognitoIdentityProvider) => Promise<unknown>, times = 6): Promise<string[]> {
  const calls = processes.flatMap(({ api }) => Array.from({ length: times }, () => call(api)));
  return Promise.all(
    calls.map((call) =>
      call.then(
        () => 'ok',
        ({ name, message }: Error) => `${name}: ${message}`,
      ),
    ),
  );
}

const count = (all: readonly string[], wanted: string | RegExp): number =>
  all.filter((one) => (typeof wanted === 'string' ? one === wanted : wanted.test(one))).length;

function expectOne(all: readonly string[], refusal: RegExp): void {
  expect([count(all, 'ok'), count(all, refusal)], all.join('\n')).toEqual([1, all.length - 1]);
}

test('the code that confirms a sign-up', async () => {
  await playground.signUp('confirm');
  const ConfirmationCode = await playground.sentCode('confirm@example.com');
  const call = { ClientId: playground.clientId, Username: 'confirm', ConfirmationCode };
  expectOne(await outcomes((api) => api.confirmSignUp(call)), /^(NotAuthorized|ExpiredCode)Exception: /);
});

test('the code that resets a password', async () => {
  const { api, clientId: ClientId } = playground;
  await playground.addUser('reset');
  await api.forgotPassword({ ClientId, Username: 'reset' });
  const ConfirmationCode = await playground.sentCode('reset@example.com');
  const call = { ClientId, Username: 'reset', ConfirmationCode, Password: 'Another-Horse-9!' };
  expectOne(await outcomes((api) => api.confirmForgotPassword(call)), /^ExpiredCodeException: /);
});

test('the code that verifies an attribute', async () => {
  await playground.addUser('verify');
  const { AccessToken } = await playground.signIn('verify');
  await playground.api.getUserAttributeVerificationCode({ AccessToken, AttributeName: 'email' });
  const Code = await playground.sentCode('verify@example.com');
  const call = { AccessToken, AttributeName: 'email', Code };
  expectOne(await outcomes((api) => api.verifyUserAttribute(call)), /^ExpiredCodeException: /);
});

test('a TOTP code, whichever session it answers', async () => {
  await playground.addUser('totp');
  const authenticator = await addAuthenticator(playground, await playground.signIn('totp'));
  const sessions = await Promise.all(Array.from({ length: 12 }, () => playground.startSignIn('totp')));
  // The processes are ahead by the one step that the code was not yet used of.
  const code = authenticator.code(1);
  const { clientId } = playground;
  const all = await outcomes((api) => answerMfa({ api, clientId }, sessions.pop()!, code, { USERNAME: 'totp' }));
  expectOne(all, /^ExpiredCodeException: /);
});

test('a refresh token that is exchanged', async () => {
  await playground.addUser('refresh');
  const { AccessToken, RefreshToken, NewDeviceMetadata } = await playground.signIn('refresh');
  const [deviceKey, deviceGroupKey] = [NewDeviceMetadata!.DeviceKey!, NewDeviceMetadata!.DeviceGroupKey!];
  const { passwordVerifier, salt } = createDeviceVerifier({ deviceKey, deviceGroupKey });
  const DeviceSecretVerifierConfig = { PasswordVerifier: passwordVerifier, Salt: salt };
  const device = { AccessToken, DeviceKey: deviceKey, DeviceSecretVerifierConfig };
  expectOne(await outcomes((api) => api.confirmDevice(device)), /^DeviceKeyExistsException: /);
  const call = { ClientId: playground.clientId, RefreshToken, DeviceKey: deviceKey };
  expectOne(await outcomes((api) => api.getTokensFromRefreshToken(call)), /^RefreshTokenReuseException: /);
});

test('the answer to a custom challenge is judged once, and a guess beside it is none', async () => {
  await playground.addUser('custom');
  const { clientId } = playground;
  const api = processes[0]!.api;
  const question = await startCustom({ api, clientId }, 'custom');
  const judged = (): number => processes.flatMap(({ output }) => output.lines).length;
  const guesses = await outcomes((api) => answerCustom({ api, clientId }, question, 'wrong', { USERNAME: 'custom' }));
  expectOne(guesses, /^NotAuthorizedException: Invalid session/);
  expect(judged()).toBe(1);
  const again = await startCustom({ api, clientId }, 'custom');
  expectOne(
    await outcomes(async (api) => tokensOf(await answerCustom({ api, clientId }, again, 'me', { USERNAME: 'custom' }))),
    /^NotAuthorizedException: Invalid session/,
  );
  expect(judged()).toBe(2);
});

test('five wrong passwords lock a user, whoever counts them', async () => {
  await playground.addUser('wrong');
  const AuthParameters = { USERNAME: 'wrong', PASSWORD: `${password}x` };
  const call = { ClientId: playground.clientId, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters } as const;
  const all = await outcomes((api) => api.initiateAuth(call), 9);
  expect(count(all, 'NotAuthorizedException: Incorrect username or password.')).toBe(5);
  expect(count(all, 'NotAuthorizedException: Password attempts exceeded')).toBe(13);
});

test('fifteen tries an hour at a code, over all processes', async () => {
  await playground.signUp('tries');
  const right = await playground.sentCode('tries@example.com');
  const ConfirmationCode = right === '000000' ? '000001' : '000000';
  const call = { ClientId: playground.clientId, Username: 'tries', ConfirmationCode };
  const all = await outcomes((api) => api.confirmSignUp(call), 10);
  expect(count(all, /^CodeMismatchException: /)).toBe(15);
  expect(count(all, /^LimitExceededException: /)).toBe(5);
});

test('attributes that are changed at once are all kept', async () => {
  await playground.addUser('busy');
  const { AccessToken } = await playground.signIn('busy');
  const names = ['name', 'given_name', 'family_name', 'middle_name', 'nickname', 'profile', 'website', 'zoneinfo'];
  for (const round of ['1', '2', '3']) {
    const waiting = [...names];
    const all = await outcomes((api) => {
      const UserAttributes = [{ Name: waiting.pop()!, Value: round }];
      return api.updateUserAttributes({ AccessToken, UserAttributes });
    }, 4);
    expect(count(all, 'ok')).toBe(names.length);
    const { UserAttributes } = await playground.api.getUser({ AccessToken });
    for (const Name of names) expect(UserAttributes).toContainEqual({ Name, Value: round });
  }
});
