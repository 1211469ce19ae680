import { afterEach, describe, expect, test, vi } from 'vitest';
import type { RunEvent } from '../../src/events/index.js';
import { devices } from '../../src/scenarios/devices/devices.js';
import { phoneCode, wrongPhoneCode } from '../support/totp.js';
import { duringStep, playStory, problemsIn } from './play-story.js';

const FOUR_MINUTES = 4 * 60_000;

afterEach(() => void vi.useRealTimers());

/** What Cognito asked in a step, challenge by challenge. */
function asked(events: readonly RunEvent[], step: string): string[] {
  return duringStep(events, step).flatMap((event) => {
    if (event.type !== 'call-ended') return [];
    const { ChallengeName } = (event.response ?? {}) as { readonly ChallengeName?: string };
    return ChallengeName === undefined ? [] : [ChallengeName];
  });
}

function rowsIn(events: readonly RunEvent[]): (readonly string[])[][] {
  return events.flatMap((event) => (event.type === 'table' ? [[...event.rows]] : []));
}

const byCode = ['PASSWORD_VERIFIER', 'SOFTWARE_TOKEN_MFA'];
const byDevice = ['PASSWORD_VERIFIER', 'DEVICE_SRP_AUTH', 'DEVICE_PASSWORD_VERIFIER'];

test('a remembered device needs no code; one that is not, not yet or no longer, does', async () => {
  const { events } = await playStory(devices);
  expect(asked(events, 'Sign in with a code')).toEqual(byCode);
  expect(asked(events, 'Sign in from the remembered device')).toEqual(byDevice);
  expect(asked(events, 'Confirm a second device')).toEqual([...byCode, ...byCode]);
  expect(asked(events, 'Stop remembering, and start again')).toEqual([...byCode, ...byDevice]);
  expect(asked(events, 'Forget the device')).toEqual(byCode);
});

test('the user sees both devices, the administrator which is remembered, and in the end one is gone', async () => {
  const { events } = await playStory(devices, { replies: { deviceName: () => 'My laptop' } });
  const [own, admin, left] = rowsIn(events);
  const key = expect.stringMatching(/^us-east-1_[\da-f]{8}…$/);
  const time = expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
  expect(own).toEqual([
    ['My laptop', key, 'valid', time],
    ['Borrowed tablet', key, 'valid', time],
  ]);
  expect(admin).toEqual([
    ['My laptop', key, 'remembered'],
    ['Borrowed tablet', key, 'not_remembered'],
  ]);
  expect(left).toEqual([own?.[1]]);
});

test('the codes of one minute are enough, so that nobody waits', async () => {
  const { events } = await playStory(devices);
  expect(events.filter((event) => event.type === 'asked' && event.question === 'totpCode')).toHaveLength(3);
  expect(events.filter(({ type }) => type === 'waiting')).toEqual([]);
});

test('a wrong code is asked for again, each time that one is due', async () => {
  let uri = '';
  let asked = 0;
  const { events, error } = await playStory(devices, {
    replies: {
      authenticator: () => 'phone',
      // Wrong and right by turns; of the right ones each counts once.
      totpCode: () => (asked++ % 2 === 0 ? wrongPhoneCode(uri) : phoneCode(uri, asked / 2 - 2)),
    },
    emit: (event) => {
      if (event.type === 'authenticator-offered') uri = event.secretUri;
    },
  });
  expect(error).toBeUndefined();
  expect(problemsIn(events)).toEqual([
    'That is not the code for this secret. Is the clock of the authenticator right?',
    'That is not the code that the authenticator shows now.',
    'That is not the code that the authenticator shows now.',
  ]);
});

describe('a person who takes too long', () => {
  test.each([
    { step: 'Sign in with a code', atCode: 2 },
    { step: 'Confirm a second device', atCode: 3 },
  ])('at "$step" starts to sign in again, and is told so', async ({ step, atCode }) => {
    vi.useFakeTimers({ toFake: ['Date'] });
    let codes = 0;
    const { events, error } = await playStory(devices, {
      replies: {
        totpCode: () => {
          codes++;
          if (codes === atCode) vi.setSystemTime(Date.now() + FOUR_MINUTES);
          return undefined;
        },
      },
    });
    expect(error).toBeUndefined();
    expect(problemsIn(duringStep(events, step))).toEqual([
      'The session has expired, so the sign-in was started again. It needs a new code.',
    ]);
  });
});

test('a pool that remembers each device at once is not what it is about', async () => {
  const { error } = await playStory({ ...devices, needs: { ...devices.needs!, devices: 'always' } });
  expect(error).toMatchObject({
    name: 'ExpectedError',
    message: 'A sign-in from Borrowed tablet needed no code, though the device is not remembered.',
  });
});
