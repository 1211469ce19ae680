import { expect, test } from 'vitest';
import { drive, type FuzzAnswer, type FuzzRequest } from '../../bench/lib/fuzz/drive.mjs';
import { kinds } from '../../bench/lib/fuzz/kinds.mjs';
import { NEXT } from '../../bench/lib/fuzz/requests.mjs';
import { serviceModel } from '../local-cognito/service-model.js';
import { inProcess, openPlace, type OpenPlace } from './place.js';

/** Whatever the subjects of a pool would do next, in turn; long enough apart for a new TOTP code each. */
const steps = (count: number): FuzzRequest[] =>
  Array.from({ length: count }, (_, index) => ({
    operation: NEXT,
    subject: index % 3,
    wait: 11,
    body: {},
    changes: [],
  }));

/** What sign-ins of a kind of pool went through, and which operations succeeded beside. */
async function stepsOf(opened: OpenPlace, kind: number): Promise<Set<string>> {
  const done = new Set<string>();
  const violation = await drive(serviceModel, steps(400), {
    ...opened.place,
    pools: [kind],
    send: (operation, text) => inProcess(opened, operation, text),
    onAnswer(operation, { status }, body) {
      if (status !== 200) return;
      const { AuthFlow, ChallengeName } = body as { AuthFlow?: string; ChallengeName?: string };
      done.add(AuthFlow ?? ChallengeName ?? operation);
    },
  });
  expect(violation).toBeUndefined();
  return done;
}

const anyPool = ['USER_PASSWORD_AUTH', 'USER_SRP_AUTH', 'PASSWORD_VERIFIER', 'ConfirmSignUp', 'DeleteUser'];

/** By the index of the kind. */
const reached = [
  ['SOFTWARE_TOKEN_MFA', 'NEW_PASSWORD_REQUIRED', 'ConfirmDevice', 'DEVICE_SRP_AUTH', 'DEVICE_PASSWORD_VERIFIER'],
  ['SMS_MFA', 'MFA_SETUP', 'SELECT_MFA_TYPE', 'VerifySoftwareToken'],
  ['GetTokensFromRefreshToken', 'VerifyUserAttribute', 'ConfirmForgotPassword'],
  ['CUSTOM_AUTH', 'CUSTOM_CHALLENGE', 'DEVICE_PASSWORD_VERIFIER'],
  [
    'USER_AUTH',
    'SELECT_CHALLENGE',
    'PASSWORD',
    'PASSWORD_SRP',
    'EMAIL_OTP',
    'SMS_OTP',
    'WEB_AUTHN',
    'UpdateDeviceStatus',
  ],
  ['MFA_SETUP', 'EMAIL_OTP', 'SOFTWARE_TOKEN_MFA', 'SetUserMFAPreference', 'WEB_AUTHN', 'DEVICE_PASSWORD_VERIFIER'],
];

test('there is a pool of each kind to go through', () => expect(reached).toHaveLength(kinds.length));

test.each(reached.map((names, kind) => [kind, names] as const))(
  'right answers lead through a pool of kind %i',
  async (kind, names) => {
    await using opened = await openPlace();
    expect([...(await stepsOf(opened, kind))]).toEqual(expect.arrayContaining([...anyPool, ...names]));
  },
  60_000,
);

test.each([
  [
    'a password in an answer that is good else',
    (text: string) => text.replace('{', '{"p":"Planted-Horse-20",'),
    'a password',
  ],
  ['something that is no JSON', () => '<html>', 'no JSON'],
])('%s is a violation', async (_, spoil, violation) => {
  await using opened = await openPlace();
  let isSpoiling = false;
  const found = await drive(
    serviceModel,
    [{ operation: 'ListUserPools', subject: 0, wait: 1, body: { MaxResults: 1 }, changes: [] }],
    {
      ...opened.place,
      pools: [2],
      // The world is furnished by then.
      advance: () => void (isSpoiling = true),
      async send(operation, text): Promise<FuzzAnswer> {
        const answer = await inProcess(opened, operation, text);
        return isSpoiling ? { ...answer, text: spoil(answer.text) } : answer;
      },
    },
  );
  expect(found?.violations.join() ?? '').toContain(violation);
});
