import type { AccountRecoverySettingType, UserPoolMfaType } from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, test } from 'vitest';
import { addAuthenticator, answerMfa, type Authenticator } from '../authenticator.js';
import { answering, type WithFunctions } from '../functions.js';
import {
  addJane,
  answerCode,
  chooseFactor,
  janesEmail,
  janesPhone,
  openWithFactors,
  setMfa,
  type PoolFactor,
} from '../message-mfa.js';
import { failureOf, tokensOf } from '../playground.js';
import { confirmDevice, proveDevice, signIn } from '../srp-sign-in.js';

const nothing = 'InvalidParameterException: The user pool requires MFA, but has no factor that this user could use.';

/** What a sign-in asks after the password: a challenge, with what there is to choose from; `tokens`; or how it fails. */
async function askedOf(playground: WithFunctions): Promise<string> {
  try {
    const { ChallengeName = 'tokens', ChallengeParameters = {} } = await playground.startSignIn('jane');
    const { MFAS_CAN_CHOOSE, MFAS_CAN_SETUP } = ChallengeParameters;
    return [ChallengeName, MFAS_CAN_CHOOSE ?? MFAS_CAN_SETUP].filter(Boolean).join(' ');
  } catch (error) {
    return `${(error as Error).name}: ${(error as Error).message}`;
  }
}

interface Jane {
  readonly addresses?: readonly ('email' | 'phone_number')[];
  /** What she does with an authenticator, if anything. */
  readonly authenticator?: 'verified' | 'enabled' | 'preferred';
}

interface Row {
  readonly mode: UserPoolMfaType;
  readonly factors: readonly PoolFactor[];
  readonly jane?: Jane;
  readonly recovery?: AccountRecoverySettingType;
  readonly asked: string;
}

async function openWithJane({ mode, factors, jane = {}, recovery }: Omit<Row, 'asked'>) {
  const playground = await openWithFactors([], {
    mode: 'OFF',
    pool: { AutoVerifiedAttributes: [], ...(recovery && { AccountRecoverySetting: recovery }) },
    functions: { PreSignUp: answering({ autoConfirmUser: true }) },
  });
  const { addresses = ['email', 'phone_number'], authenticator: state } = jane;
  await addJane(playground, addresses);
  let authenticator: Authenticator | undefined;
  if (state !== undefined) {
    await setMfa(playground, 'OPTIONAL', ['TOTP']);
    authenticator = await addAuthenticator(playground, await playground.signIn('jane'), {
      Enabled: state !== 'verified',
      PreferredMfa: state === 'preferred',
    });
  }
  await setMfa(playground, mode, mode === 'OFF' ? [] : factors);
  return { ...playground, authenticator: authenticator! };
}

const mechanisms = (...Names: readonly ('verified_email' | 'verified_phone_number' | 'admin_only')[]) => ({
  RecoveryMechanisms: Names.map((Name, index) => ({ Name, Priority: index + 1 })),
});

describe('what is asked', () => {
  test.each<Row>([
    { mode: 'OFF', factors: [], asked: 'tokens' },
    { mode: 'OFF', factors: [], jane: { authenticator: 'preferred' }, asked: 'tokens' },

    { mode: 'OPTIONAL', factors: ['TOTP', 'EMAIL', 'SMS'], asked: 'tokens' },
    { mode: 'OPTIONAL', factors: ['TOTP'], jane: { authenticator: 'verified' }, asked: 'tokens' },
    { mode: 'OPTIONAL', factors: ['TOTP'], jane: { authenticator: 'enabled' }, asked: 'SOFTWARE_TOKEN_MFA' },
    { mode: 'OPTIONAL', factors: ['TOTP', 'EMAIL'], jane: { authenticator: 'enabled' }, asked: 'SOFTWARE_TOKEN_MFA' },
    { mode: 'OPTIONAL', factors: ['EMAIL'], jane: { authenticator: 'preferred' }, asked: 'SOFTWARE_TOKEN_MFA' },

    { mode: 'ON', factors: ['TOTP'], asked: 'MFA_SETUP ["SOFTWARE_TOKEN_MFA"]' },
    { mode: 'ON', factors: ['TOTP'], jane: { authenticator: 'verified' }, asked: 'SOFTWARE_TOKEN_MFA' },
    { mode: 'ON', factors: ['EMAIL'], asked: 'EMAIL_OTP' },
    { mode: 'ON', factors: ['SMS'], asked: 'SMS_MFA' },
    { mode: 'ON', factors: ['EMAIL', 'SMS'], asked: 'SELECT_MFA_TYPE ["SMS_MFA","EMAIL_OTP"]' },
    { mode: 'ON', factors: ['EMAIL', 'SMS'], jane: { addresses: ['email'] }, asked: 'EMAIL_OTP' },
    { mode: 'ON', factors: ['EMAIL', 'SMS'], jane: { addresses: ['phone_number'] }, asked: 'SMS_MFA' },
    { mode: 'ON', factors: ['EMAIL'], jane: { addresses: ['phone_number'] }, asked: 'MFA_SETUP ["EMAIL_OTP"]' },
    { mode: 'ON', factors: ['SMS'], jane: { addresses: ['email'] }, asked: 'MFA_SETUP ["SMS_MFA"]' },
    {
      mode: 'ON',
      factors: ['TOTP', 'EMAIL'],
      jane: { addresses: [] },
      asked: 'MFA_SETUP ["SOFTWARE_TOKEN_MFA","EMAIL_OTP"]',
    },
    {
      mode: 'ON',
      factors: ['TOTP', 'EMAIL', 'SMS'],
      jane: { addresses: [] },
      asked: 'MFA_SETUP ["SMS_MFA","SOFTWARE_TOKEN_MFA","EMAIL_OTP"]',
    },
    { mode: 'ON', factors: ['TOTP', 'EMAIL', 'SMS'], jane: { addresses: ['email'] }, asked: 'EMAIL_OTP' },
    { mode: 'ON', factors: ['TOTP', 'SMS'], asked: 'SMS_MFA' },
    {
      mode: 'ON',
      factors: ['TOTP', 'SMS'],
      jane: { addresses: [] },
      asked: 'MFA_SETUP ["SMS_MFA","SOFTWARE_TOKEN_MFA"]',
    },
    {
      mode: 'ON',
      factors: ['TOTP', 'EMAIL'],
      jane: { authenticator: 'verified' },
      asked: 'SELECT_MFA_TYPE ["EMAIL_OTP","SOFTWARE_TOKEN_MFA"]',
    },
    {
      mode: 'ON',
      factors: ['TOTP', 'EMAIL', 'SMS'],
      jane: { authenticator: 'enabled' },
      asked: 'SELECT_MFA_TYPE ["SMS_MFA","EMAIL_OTP","SOFTWARE_TOKEN_MFA"]',
    },
    {
      mode: 'ON',
      factors: ['TOTP', 'EMAIL', 'SMS'],
      jane: { authenticator: 'preferred' },
      asked: 'SOFTWARE_TOKEN_MFA',
    },
    {
      mode: 'ON',
      factors: ['EMAIL'],
      jane: { authenticator: 'enabled' },
      asked: 'SELECT_MFA_TYPE ["EMAIL_OTP","SOFTWARE_TOKEN_MFA"]',
    },
    { mode: 'ON', factors: ['SMS'], jane: { addresses: [], authenticator: 'verified' }, asked: 'SOFTWARE_TOKEN_MFA' },

    { mode: 'ON', factors: ['EMAIL'], recovery: mechanisms('verified_email'), asked: nothing },
    {
      mode: 'ON',
      factors: ['EMAIL'],
      jane: { addresses: [] },
      recovery: mechanisms('verified_email'),
      asked: nothing,
    },
    {
      mode: 'ON',
      factors: ['TOTP', 'EMAIL', 'SMS'],
      jane: { addresses: [] },
      recovery: mechanisms('verified_phone_number', 'verified_email'),
      asked: 'MFA_SETUP ["SOFTWARE_TOKEN_MFA","EMAIL_OTP"]',
    },
    {
      mode: 'ON',
      factors: ['TOTP', 'EMAIL'],
      recovery: mechanisms('verified_email'),
      asked: 'MFA_SETUP ["SOFTWARE_TOKEN_MFA"]',
    },
    {
      mode: 'ON',
      factors: ['EMAIL'],
      recovery: mechanisms('verified_phone_number', 'verified_email'),
      asked: 'EMAIL_OTP',
    },
    { mode: 'ON', factors: ['EMAIL', 'SMS'], recovery: mechanisms('verified_phone_number'), asked: 'EMAIL_OTP' },
    {
      mode: 'ON',
      factors: ['EMAIL', 'SMS'],
      recovery: mechanisms('admin_only'),
      asked: 'SELECT_MFA_TYPE ["SMS_MFA","EMAIL_OTP"]',
    },
  ])('$mode, $factors, $jane, $recovery: $asked', async ({ asked, ...row }) => {
    await using playground = await openWithJane(row);
    expect(await askedOf(playground)).toBe(asked);
  });
});

describe('users who turned SMS on', () => {
  const jane = {
    userAttributes: { phone_number: janesPhone },
    finalUserStatus: 'CONFIRMED',
    enableSMSMFA: true,
  };
  const open = (mode: UserPoolMfaType, factors: readonly PoolFactor[]) =>
    openWithFactors(factors, { mode, functions: { UserMigration: answering(jane) } });

  test('are asked where it is optional', async () => {
    await using playground = await open('OPTIONAL', ['SMS']);
    expect(await askedOf(playground)).toBe('SMS_MFA');
  });

  test('may choose when they have an authenticator, too', async () => {
    await using playground = await open('OPTIONAL', ['SMS', 'TOTP']);
    const question = await playground.startSignIn('jane');
    const signedIn = tokensOf(await answerCode(playground, question, await playground.sentCode(janesPhone)));
    await addAuthenticator(playground, signedIn, { Enabled: true, PreferredMfa: false });
    expect(await askedOf(playground)).toBe('SELECT_MFA_TYPE ["SMS_MFA","SOFTWARE_TOKEN_MFA"]');
  });

  test('are not asked any more once the pool sends none', async () => {
    await using playground = await open('OPTIONAL', ['SMS']);
    expect(await askedOf(playground)).toBe('SMS_MFA');
    await setMfa(playground, 'OPTIONAL', ['TOTP']);
    expect(await askedOf(playground)).toBe('tokens');
  });
});

describe('SELECT_MFA_TYPE', () => {
  const open = () => openWithJane({ mode: 'ON', factors: ['TOTP', 'EMAIL'], jane: { authenticator: 'enabled' } });

  test('leads to a code by email', async () => {
    await using playground = await open();
    const choice = await playground.startSignIn('jane');
    expect(choice.ChallengeParameters).toEqual({
      USER_ID_FOR_SRP: 'jane',
      MFAS_CAN_CHOOSE: '["EMAIL_OTP","SOFTWARE_TOKEN_MFA"]',
    });
    expect(await playground.local.outbox.list()).toEqual([]);
    const question = await chooseFactor(playground, choice, 'EMAIL_OTP');
    expect(question.ChallengeName).toBe('EMAIL_OTP');
    tokensOf(await answerCode(playground, question, await playground.sentCode(janesEmail)));
  });

  test('leads to the authenticator', async () => {
    await using playground = await open();
    const question = await chooseFactor(playground, await playground.startSignIn('jane'), 'SOFTWARE_TOKEN_MFA');
    expect(question.ChallengeName).toBe('SOFTWARE_TOKEN_MFA');
    tokensOf(await answerMfa(playground, question, playground.authenticator.freshCode()));
  });

  test('after SRP, too', async () => {
    await using playground = await open();
    const question = await chooseFactor(playground, await signIn(playground, 'jane'), 'SOFTWARE_TOKEN_MFA');
    tokensOf(await answerMfa(playground, question, playground.authenticator.freshCode()));
  });

  test.each(['SMS_MFA', 'email', 'EMAIL_MFA', 'SOFTWARE_TOKEN_MFA '])(
    'takes nothing that was not offered: %s',
    async (answer) => {
      await using playground = await open();
      const choice = await playground.startSignIn('jane');
      expect(await failureOf(chooseFactor(playground, choice, answer))).toBe(
        'InvalidParameterException: Selected challenge is not available for the user.',
      );
      tokensOf(
        await answerMfa(
          playground,
          await chooseFactor(playground, choice, 'SOFTWARE_TOKEN_MFA'),
          playground.authenticator.freshCode(),
        ),
      );
    },
  );

  test('needs an answer', async () => {
    await using playground = await open();
    const choice = await playground.startSignIn('jane');
    expect(await failureOf(chooseFactor(playground, choice, ''))).toBe(
      'InvalidParameterException: Missing required parameter ANSWER',
    );
  });

  test('is answered once', async () => {
    await using playground = await open();
    const choice = await playground.startSignIn('jane');
    const outcomes = await Promise.all(
      ['EMAIL_OTP', 'SOFTWARE_TOKEN_MFA'].map((answer) => failureOf(chooseFactor(playground, choice, answer))),
    );
    expect(outcomes.filter((outcome) => outcome.includes('can only be used once'))).toHaveLength(1);
  });
});

test('a remembered device stands in for a code by email, too', async () => {
  await using playground = await openWithFactors(['EMAIL'], {
    pool: { DeviceConfiguration: { ChallengeRequiredOnNewDevice: true, DeviceOnlyRememberedOnUserPrompt: false } },
  });
  await addJane(playground);
  const first = await playground.startSignIn('jane');
  const signedIn = tokensOf(await answerCode(playground, first, await playground.sentCode(janesEmail)));
  const device = await confirmDevice(playground, signedIn);
  const question = await playground.startSignIn('jane', { DEVICE_KEY: device.deviceKey });
  expect(question.ChallengeName).toBe('DEVICE_SRP_AUTH');
  tokensOf(await proveDevice(playground, 'jane', question, device));
});
