import { describe, expect, test } from 'vitest';
import { authenticatorOf } from '../authenticator.js';
import {
  answerCustom,
  customChallenge,
  deciding,
  openWithRiddle,
  passwordVerifier,
  provePasswordFirst,
  roundsOf,
  tokens,
} from '../custom-auth.js';
import { answering, openWithFunctions, passOn, type FunctionsOptions, type WithFunctions } from '../functions.js';
import { failureOf, password, tokensOf, type Playground } from '../playground.js';
import { signIn } from '../srp-sign-in.js';
import { openUserFile } from '../user-file.js';

const newPassword = 'Battery-Staple-7!';
type Question = { readonly Session?: string | undefined };

/** jane, whose password is a temporary one, in a pool that requires names. */
async function openWithJane(
  options: FunctionsOptions = {},
  open: (options: FunctionsOptions) => Promise<WithFunctions> = openPlain,
): Promise<WithFunctions> {
  const file = await openUserFile();
  const Schema = [{ Name: 'name', AttributeDataType: 'String' as const, Required: true, Mutable: true }];
  const playground = await open({ ...options, pool: { Schema, ...options.pool }, service: { file: file.path } });
  await playground.startSignIn('jane').catch(() => undefined);
  const temporary = { status: 'FORCE_CHANGE_PASSWORD', temporary_password_at: playground.clock.now() };
  file.changeUser('jane', temporary);
  playground.events.splice(0);
  return {
    ...playground,
    async [Symbol.asyncDispose]() {
      await playground.local.close();
      await file[Symbol.asyncDispose]();
    },
  };
}

/** No tokens are made when she is taken in, and so no keys, which takes its time. */
const directory = answering({ userAttributes: { email: 'jane@example.com', email_verified: 'true' } });

function openPlain(options: FunctionsOptions): Promise<WithFunctions> {
  return openWithFunctions({ UserMigration: directory, PreTokenGeneration: passOn }, options);
}

function answer(
  { api, clientId: ClientId }: Playground,
  { Session }: Question,
  more: Readonly<Record<string, string>> = {},
) {
  const ChallengeResponses = {
    USERNAME: 'jane',
    NEW_PASSWORD: newPassword,
    'userAttributes.name': 'Jane',
    ...more,
  };
  return api.respondToAuthChallenge({
    ClientId,
    ChallengeName: 'NEW_PASSWORD_REQUIRED',
    Session,
    ChallengeResponses,
  });
}

const find = ({ api, userPoolId: UserPoolId }: Playground) => api.adminGetUser({ UserPoolId, Username: 'jane' });

describe('a temporary password', () => {
  test('is to be replaced, with the attributes that are missing', async () => {
    await using playground = await openWithJane();
    const question = await playground.startSignIn('jane');
    expect(question.AuthenticationResult).toBeUndefined();
    expect(question.ChallengeName).toBe('NEW_PASSWORD_REQUIRED');
    const { requiredAttributes, userAttributes, ...others } = question.ChallengeParameters!;
    expect(others).toEqual({ USER_ID_FOR_SRP: 'jane' });
    expect(JSON.parse(requiredAttributes!)).toEqual(['userAttributes.name']);
    expect(JSON.parse(userAttributes!)).toEqual({ email: 'jane@example.com', email_verified: 'true' });
    expect(playground.events).toEqual([]);
  });

  test('the new one ends the sign-in, and is the password from then on', async () => {
    await using playground = await openWithJane();
    const question = await playground.startSignIn('jane');
    tokensOf(await answer(playground, question, { 'userAttributes.given_name': 'J' }));
    const { UserStatus, UserAttributes } = await find(playground);
    expect(UserStatus).toBe('CONFIRMED');
    expect(UserAttributes).toEqual(
      expect.arrayContaining([
        { Name: 'name', Value: 'Jane' },
        { Name: 'given_name', Value: 'J' },
        { Name: 'email_verified', Value: 'true' },
      ]),
    );
    expect(playground.events).toMatchObject([
      {
        triggerSource: 'TokenGeneration_NewPasswordChallenge',
        request: { userAttributes: { 'cognito:user_status': 'CONFIRMED', name: 'Jane' } },
      },
    ]);
    expect(await failureOf(playground.startSignIn('jane'))).toMatch(/Incorrect username or password/);
    tokensOf(await playground.startSignIn('jane', { PASSWORD: newPassword }));
    expect(await failureOf(answer(playground, question))).toBe(
      'NotAuthorizedException: Invalid session for the user, session can only be used once.',
    );
  });

  test('may be proven by SRP, and kept', async () => {
    await using playground = await openWithJane();
    const question = await signIn(playground, 'jane');
    expect(question.ChallengeName).toBe('NEW_PASSWORD_REQUIRED');
    tokensOf(await answer(playground, question, { NEW_PASSWORD: password }));
    tokensOf(await signIn(playground, 'jane'));
  });

  test('what is wrong changes nothing, and leaves the session usable', async () => {
    await using playground = await openWithJane();
    const question = await playground.startSignIn('jane');
    const wrong: readonly [Record<string, string>, string][] = [
      [{ NEW_PASSWORD: '' }, 'InvalidParameterException: Missing required parameter NEW_PASSWORD'],
      [
        { NEW_PASSWORD: 'weak' },
        'InvalidPasswordException: Password did not conform with policy: Password not long enough',
      ],
      [{ 'userAttributes.name': '' }, 'InvalidParameterException: Invalid attributes given, name is missing'],
      [
        { 'userAttributes.email': 'joe@example.com' },
        'NotAuthorizedException: Cannot modify an already provided email',
      ],
      [
        { 'userAttributes.phone_number_verified': 'true' },
        'NotAuthorizedException: A client attempted to write unauthorized attribute',
      ],
      [
        { 'userAttributes.custom:x': '1' },
        'InvalidParameterException: Attributes did not conform to the schema: Type for attribute {custom:x} could not be determined\n',
      ],
      [{ 'userAttributes.phone_number': '555' }, 'InvalidParameterException: Invalid phone number format.'],
      [{ USERNAME: 'joe' }, 'NotAuthorizedException: Invalid session for the user.'],
    ];
    for (const [responses, failure] of wrong) {
      expect(await failureOf(answer(playground, question, responses))).toBe(failure);
    }
    expect((await find(playground)).UserStatus).toBe('FORCE_CHANGE_PASSWORD');
    tokensOf(await answer(playground, question));
  });

  test.each([
    [undefined, 7],
    [0, 7],
    [1, 1],
  ])('with TemporaryPasswordValidityDays %s it is good for %i days', async (TemporaryPasswordValidityDays, days) => {
    const PasswordPolicy = { MinimumLength: 8, TemporaryPasswordValidityDays };
    await using playground = await openWithJane({ pool: { Policies: { PasswordPolicy } } });
    playground.clock.advance({ days });
    expect((await playground.startSignIn('jane')).ChallengeName).toBe('NEW_PASSWORD_REQUIRED');
    playground.clock.advance({ milliseconds: 1 });
    expect(await failureOf(playground.startSignIn('jane'))).toBe(
      'NotAuthorizedException: Temporary password has expired and must be reset by an administrator.',
    );
    expect(await failureOf(playground.startSignIn('jane', { PASSWORD: 'wrong' }))).toMatch(/Incorrect username/);
  });
});

describe('who knew a temporary password once may not undo what has become of it', () => {
  const invalidSession = 'NotAuthorizedException: Invalid session for the user.';
  test.each<[string, (playground: WithFunctions) => Promise<unknown>, string]>([
    [
      'its owner chose a new one',
      async (playground) => answer(playground, await playground.startSignIn('jane')),
      newPassword,
    ],
    [
      'an administrator set a permanent one',
      ({ api, userPoolId: UserPoolId }) =>
        api.adminSetUserPassword({ UserPoolId, Username: 'jane', Password: newPassword, Permanent: true }),
      newPassword,
    ],
    [
      'an administrator set another temporary one',
      ({ api, userPoolId: UserPoolId }) =>
        api.adminSetUserPassword({ UserPoolId, Username: 'jane', Password: newPassword, Permanent: false }),
      newPassword,
    ],
  ])('%s', async (_, replace, current) => {
    await using playground = await openWithJane();
    const old = await playground.startSignIn('jane');
    await replace(playground);
    const { UserStatus } = await find(playground);
    expect(await failureOf(answer(playground, old, { NEW_PASSWORD: 'Another-One-9!' }))).toBe(invalidSession);
    expect((await find(playground)).UserStatus).toBe(UserStatus);
    await playground.startSignIn('jane', { PASSWORD: current });
  });

  test('an administrator had it reset', async () => {
    await using playground = await openWithJane();
    const { api, userPoolId: UserPoolId } = playground;
    const [old, question] = [await playground.startSignIn('jane'), await playground.startSignIn('jane')];
    await answer(playground, question);
    await api.adminResetUserPassword({ UserPoolId, Username: 'jane' });
    expect(await failureOf(answer(playground, old))).toBe(invalidSession);
    expect((await find(playground)).UserStatus).toBe('RESET_REQUIRED');
  });

  test('where a second factor comes after it, too', async () => {
    await using playground = await openWithJane({ mfa: 'ON' });
    const [old, question] = [await playground.startSignIn('jane'), await playground.startSignIn('jane')];
    await answer(playground, question);
    expect(await failureOf(answer(playground, old, { NEW_PASSWORD: 'Another-One-9!' }))).toBe(invalidSession);
    expect((await playground.startSignIn('jane', { PASSWORD: newPassword })).ChallengeName).toBe('MFA_SETUP');
  });
});

test('the client is told no attribute that it may not read', async () => {
  await using playground = await openWithJane();
  const reader = await playground.addClient({
    ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH'],
    ReadAttributes: ['email_verified'],
  });
  const { ChallengeParameters } = await playground.api.initiateAuth({
    ClientId: reader.clientId,
    AuthFlow: 'USER_PASSWORD_AUTH',
    AuthParameters: { USERNAME: 'jane', PASSWORD: password },
  });
  expect(JSON.parse(ChallengeParameters!['userAttributes']!)).toEqual({ email_verified: 'true' });
});

test('a second factor comes after it', async () => {
  await using playground = await openWithJane({ mfa: 'ON' });
  const { api, clientId: ClientId } = playground;
  const question = await answer(playground, await playground.startSignIn('jane'));
  expect(question.ChallengeName).toBe('MFA_SETUP');
  expect((await find(playground)).UserStatus).toBe('CONFIRMED');
  const associated = await api.associateSoftwareToken({ Session: question.Session });
  const UserCode = authenticatorOf(playground, associated.SecretCode!).freshCode();
  const { Session } = await api.verifySoftwareToken({ Session: associated.Session, UserCode });
  tokensOf(
    await api.respondToAuthChallenge({
      ClientId,
      ChallengeName: 'MFA_SETUP',
      Session,
      ChallengeResponses: { USERNAME: 'jane' },
    }),
  );
  expect(playground.sources()).toEqual(['TokenGeneration_NewPasswordChallenge']);
});

describe('in CUSTOM_AUTH', () => {
  const open = (decisions: readonly object[]) =>
    openWithJane({}, (options) =>
      openWithRiddle(
        {
          UserMigration: directory,
          PreTokenGeneration: passOn,
          DefineAuthChallenge: deciding((rounds) => decisions[rounds.length - 1]!),
        },
        options,
      ),
    );
  const met = (challengeName: string) => ({ challengeName, challengeResult: true });

  test('it comes after the proof of the password, and the functions hear of both', async () => {
    await using playground = await open([passwordVerifier, {}, customChallenge, tokens]);
    const question = await provePasswordFirst(playground);
    expect(question.ChallengeName).toBe('NEW_PASSWORD_REQUIRED');
    const riddle = await answer(playground, question);
    expect(riddle.ChallengeName).toBe('CUSTOM_CHALLENGE');
    expect((await find(playground)).UserStatus).toBe('CONFIRMED');
    tokensOf(await answerCustom(playground, riddle));
    expect(roundsOf(playground.eventsOf('DefineAuthChallenge').at(-1)!)).toEqual([
      met('SRP_A'),
      met('PASSWORD_VERIFIER'),
      met('NEW_PASSWORD_REQUIRED'),
      { ...met('CUSTOM_CHALLENGE'), challengeMetadata: 'RIDDLE-4' },
    ]);
    expect(playground.sources()).toContain('TokenGeneration_NewPasswordChallenge');
  });

  test('the functions can not have the old password proven again', async () => {
    await using playground = await open([passwordVerifier, {}, passwordVerifier]);
    const question = await provePasswordFirst(playground);
    expect(await failureOf(answer(playground, question))).toBe(
      'InvalidLambdaResponseException: Unrecognizable lambda output',
    );
    expect((await find(playground)).UserStatus).toBe('FORCE_CHANGE_PASSWORD');
  });
});
