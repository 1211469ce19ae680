import { describe, expect, test } from 'vitest';
import { answerMfa, authenticatorOf, setUpMfa } from '../authenticator.js';
import {
  answerCustom,
  customChallenge,
  deciding,
  failure,
  openWithRiddle,
  passwordAlone,
  passwordFirst,
  passwordVerifier,
  provePasswordFirst,
  roundsOf,
  secretAnswer,
  startCustom,
  tokens,
} from '../custom-auth.js';
import { addUserWithoutAddress, nameEmail } from '../email-setup.js';
import { answering, passOn, type FunctionsOptions, type TestFunction, type WithFunctions } from '../functions.js';
import { addJane, answerCode, chooseFactor, janesEmail, setMfa } from '../message-mfa.js';
import { deviceTracking, failureOf, tokensOf } from '../playground.js';
import { confirmDevice, proveDevice } from '../srp-sign-in.js';

const invalidSession = 'NotAuthorizedException: Invalid session for the user.';
const unrecognizable = 'InvalidLambdaResponseException: Unrecognizable lambda output';
const met = (challengeName: string) => ({ challengeName, challengeResult: true });
const ses = { EmailConfiguration: { EmailSendingAccount: 'DEVELOPER' as const } };

/** A pool in which DefineAuthChallenge asks for the password first, unless told. */
function open(
  DefineAuthChallenge: TestFunction = passwordFirst,
  options: FunctionsOptions = {},
): Promise<WithFunctions> {
  return openWithRiddle(
    { DefineAuthChallenge, PostAuthentication: passOn, PreTokenGeneration: passOn },
    { ...options, pool: { ...ses, ...options.pool } },
  );
}

/** What DefineAuthChallenge knew at last. */
const known = (playground: WithFunctions) => roundsOf(playground.eventsOf('DefineAuthChallenge').at(-1)!);

describe('the second factor comes after the proof of the password', () => {
  test('an authenticator', async () => {
    await using playground = await open(passwordAlone, { mfa: 'ON' });
    await addJane(playground);
    const { authenticator } = await setUpMfa(playground, 'jane');
    const question = await provePasswordFirst(playground);
    expect(question.ChallengeName).toBe('SOFTWARE_TOKEN_MFA');
    expect(playground.eventsOf('DefineAuthChallenge')).toHaveLength(1);
    expect(await failureOf(answerMfa(playground, question, authenticator.wrongCode()))).toMatch(/^CodeMismatch/);
    tokensOf(await answerMfa(playground, question, authenticator.freshCode()));
    expect(known(playground)).toEqual([met('SRP_A'), met('PASSWORD_VERIFIER'), met('SOFTWARE_TOKEN_MFA')]);
    expect(await failureOf(answerMfa(playground, question, authenticator.freshCode()))).toBe(invalidSession);
  });

  test('a code by email, and then what the functions ask', async () => {
    await using playground = await open();
    await addJane(playground);
    await setMfa(playground, 'ON', ['EMAIL']);
    const question = await provePasswordFirst(playground);
    expect(question.ChallengeName).toBe('EMAIL_OTP');
    playground.replace(
      'DefineAuthChallenge',
      deciding((rounds) => (rounds.length === 3 ? customChallenge : tokens)),
    );
    const riddle = await answerCode(playground, question, await playground.sentCode(janesEmail));
    expect(riddle.ChallengeName).toBe('CUSTOM_CHALLENGE');
    tokensOf(await answerCustom(playground, riddle));
    expect(known(playground)).toEqual([
      met('SRP_A'),
      met('PASSWORD_VERIFIER'),
      met('EMAIL_OTP'),
      { ...met('CUSTOM_CHALLENGE'), challengeMetadata: 'RIDDLE-4' },
    ]);
  });

  test('the choice between several', async () => {
    await using playground = await open(passwordAlone, { mfa: 'ON' });
    await addJane(playground);
    await setUpMfa(playground, 'jane');
    await setMfa(playground, 'ON', ['TOTP', 'EMAIL']);
    const choice = await provePasswordFirst(playground);
    expect(choice.ChallengeName).toBe('SELECT_MFA_TYPE');
    const question = await chooseFactor(playground, choice, 'EMAIL_OTP');
    tokensOf(await answerCode(playground, question, await playground.sentCode(janesEmail)));
    expect(known(playground)).toEqual([met('SRP_A'), met('PASSWORD_VERIFIER'), met('EMAIL_OTP')]);
  });

  test('setting one up', async () => {
    await using playground = await open(passwordAlone, { mfa: 'ON' });
    await addJane(playground);
    const { api, clientId: ClientId } = playground;
    const question = await provePasswordFirst(playground);
    expect(question.ChallengeName).toBe('MFA_SETUP');
    const associated = await api.associateSoftwareToken({ Session: question.Session });
    const UserCode = authenticatorOf(playground, associated.SecretCode!).freshCode();
    const { Session } = await api.verifySoftwareToken({ Session: associated.Session, UserCode });
    for (const old of [question.Session, associated.Session]) {
      expect(await failureOf(api.associateSoftwareToken({ Session: old }))).toBe(invalidSession);
    }
    const answer = await api.respondToAuthChallenge({
      ClientId,
      ChallengeName: 'MFA_SETUP',
      Session,
      ChallengeResponses: { USERNAME: 'jane' },
    });
    tokensOf(answer);
    expect(known(playground)).toEqual([met('SRP_A'), met('PASSWORD_VERIFIER'), met('MFA_SETUP')]);
  });

  test('setting an email address up', async () => {
    await using playground = await open(passwordAlone);
    await addUserWithoutAddress(playground);
    await setMfa(playground, 'ON', ['EMAIL']);
    const setup = await provePasswordFirst(playground);
    const question = await nameEmail(playground, setup.Session, janesEmail);
    expect(await failureOf(nameEmail(playground, setup.Session, janesEmail))).toBe(invalidSession);
    tokensOf(await answerCode(playground, question, await playground.sentCode(janesEmail)));
    expect(known(playground)).toEqual([met('SRP_A'), met('PASSWORD_VERIFIER'), met('EMAIL_OTP')]);
    expect(playground.eventsOf('DefineAuthChallenge').at(-1)).toMatchObject({
      request: { userAttributes: { email: janesEmail, email_verified: 'true' } },
    });
  });

  test('when the functions refuse then, the address is proven all the same, and the session is dead', async () => {
    await using playground = await openWithRiddle(
      {
        PreSignUp: answering({ autoConfirmUser: true }),
        DefineAuthChallenge: deciding((rounds) => (rounds.length === 1 ? passwordVerifier : failure)),
      },
      { pool: ses },
    );
    await addJane(playground);
    await setMfa(playground, 'ON', ['EMAIL']);
    const question = await provePasswordFirst(playground);
    const answer = async () => failureOf(answerCode(playground, question, await playground.sentCode(janesEmail)));
    expect(await answer()).toBe('NotAuthorizedException: Incorrect username or password.');
    expect(await answer()).toBe(invalidSession);
    const { api, userPoolId: UserPoolId } = playground;
    const { UserAttributes } = await api.adminGetUser({ UserPoolId, Username: 'jane' });
    expect(UserAttributes).toContainEqual({ Name: 'email_verified', Value: 'true' });
  });

  test('the functions that hear of it see the address as proven', async () => {
    await using playground = await openWithRiddle(
      { PreSignUp: answering({ autoConfirmUser: true }), DefineAuthChallenge: passwordAlone },
      { pool: ses },
    );
    await addJane(playground);
    await setMfa(playground, 'ON', ['EMAIL']);
    const question = await provePasswordFirst(playground);
    tokensOf(await answerCode(playground, question, await playground.sentCode(janesEmail)));
    const flags = playground
      .eventsOf('DefineAuthChallenge')
      .map(({ request }) => (request['userAttributes'] as Record<string, string>)['email_verified']);
    expect(flags).toEqual(['false', 'true']);
  });
});

describe('the functions may ask for a second factor themselves', () => {
  test('without a password', async () => {
    await using playground = await open(
      deciding((rounds) => (rounds.length === 0 ? { challengeName: 'EMAIL_OTP' } : tokens)),
    );
    await addJane(playground);
    await setMfa(playground, 'OPTIONAL', ['EMAIL']);
    const question = await startCustom(playground);
    expect(question.ChallengeName).toBe('EMAIL_OTP');
    tokensOf(await answerCode(playground, question, await playground.sentCode(janesEmail)));
    expect(known(playground)).toEqual([met('EMAIL_OTP')]);
  });

  test.each(['EMAIL_OTP', 'SMS_MFA', 'SOFTWARE_TOKEN_MFA'])(
    'but for none that the user does not have: %s',
    async (challengeName) => {
      await using playground = await open(deciding(() => ({ challengeName })));
      await addJane(playground);
      expect(await failureOf(startCustom(playground))).toBe(unrecognizable);
    },
  );
});

describe('a remembered device', () => {
  const tracking = {
    mfa: 'ON' as const,
    pool: { DeviceConfiguration: { ...deviceTracking, DeviceOnlyRememberedOnUserPrompt: false } },
  };

  async function openWithDevice(DefineAuthChallenge?: TestFunction) {
    const playground = await open(DefineAuthChallenge, tracking);
    await addJane(playground);
    const { tokens: signedIn } = await setUpMfa(playground, 'jane');
    const device = await confirmDevice(playground, signedIn);
    playground.events.splice(0);
    return { ...playground, device, AccessToken: signedIn.AccessToken };
  }

  test('proves itself when the functions are content, in place of the second factor', async () => {
    await using playground = await openWithDevice();
    const { device } = playground;
    const riddle = await provePasswordFirst(playground, { DEVICE_KEY: device.deviceKey });
    expect(riddle.ChallengeName).toBe('CUSTOM_CHALLENGE');
    const question = await answerCustom(playground, riddle);
    expect(question.ChallengeName).toBe('DEVICE_SRP_AUTH');
    const { NewDeviceMetadata } = tokensOf(await proveDevice(playground, 'jane', question, device));
    expect(NewDeviceMetadata).toBeUndefined();
    expect(playground.sources().slice(-2)).toEqual([
      'PostAuthentication_Authentication',
      'TokenGeneration_AuthenticateDevice',
    ]);
    expect(playground.eventsOf('DefineAuthChallenge')).toHaveLength(3);
  });

  test('also without a password', async () => {
    await using playground = await openWithDevice(
      deciding((rounds) => (rounds.length === 0 ? customChallenge : tokens)),
    );
    const { device } = playground;
    const riddle = await startCustom(playground, 'jane', { DEVICE_KEY: device.deviceKey });
    const question = await answerCustom(playground, riddle);
    tokensOf(await proveDevice(playground, 'jane', question, device));
  });

  test('also when the answer is the first to name it', async () => {
    await using playground = await openWithDevice(
      deciding((rounds) => (rounds.length === 0 ? customChallenge : tokens)),
    );
    const { device } = playground;
    const riddle = await startCustom(playground);
    const question = await answerCustom(playground, riddle, secretAnswer, { DEVICE_KEY: device.deviceKey });
    expect(question.ChallengeName).toBe('DEVICE_SRP_AUTH');
    tokensOf(await proveDevice(playground, 'jane', question, device));
  });

  test('that is unknown is told of at once', async () => {
    await using playground = await openWithDevice();
    const DEVICE_KEY = 'us-east-1_00000000-0000-4000-8000-000000000000';
    expect(await failureOf(startCustom(playground, 'jane', { DEVICE_KEY }))).toBe(
      'ResourceNotFoundException: Device does not exist.',
    );
  });

  test('that is forgotten midway ends it', async () => {
    await using playground = await openWithDevice();
    const { api, device, AccessToken } = playground;
    const riddle = await provePasswordFirst(playground, { DEVICE_KEY: device.deviceKey });
    await api.forgetDevice({ AccessToken, DeviceKey: device.deviceKey });
    expect(await failureOf(answerCustom(playground, riddle))).toBe('ResourceNotFoundException: Device does not exist.');
  });

  test('that is remembered no longer midway ends it, as neither it nor a second factor would be proven', async () => {
    await using playground = await openWithDevice();
    const { api, device, AccessToken } = playground;
    const riddle = await provePasswordFirst(playground, { DEVICE_KEY: device.deviceKey });
    await api.updateDeviceStatus({
      AccessToken,
      DeviceKey: device.deviceKey,
      DeviceRememberedStatus: 'not_remembered',
    });
    expect(await failureOf(answerCustom(playground, riddle))).toBe(
      'NotAuthorizedException: Invalid session for the user.',
    );
  });

  test('that is new is offered at the end', async () => {
    await using playground = await open(
      deciding(() => tokens),
      tracking,
    );
    await addJane(playground);
    expect(tokensOf(await startCustom(playground)).NewDeviceMetadata).toBeDefined();
  });
});
