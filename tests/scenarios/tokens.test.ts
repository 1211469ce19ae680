import { afterEach, expect, test, vi } from 'vitest';
import type { RunEvent } from '../../src/events/index.js';
import { tokens } from '../../src/scenarios/tokens/tokens.js';
import { duringStep, playStory } from './play-story.js';
import { kept, rowsIn } from './story-events.js';

afterEach(() => void vi.useRealTimers());

/** The calls of one operation in a step: what each came to. */
function outcomes(events: readonly RunEvent[], step: string, operation: string): string[] {
  return duringStep(events, step).flatMap((event) =>
    event.type === 'call-ended' && event.operation === operation ? [event.error?.message ?? 'ok'] : [],
  );
}

const rowsOf = (events: readonly RunEvent[], step: string): readonly (readonly string[])[] =>
  rowsIn(duringStep(events, step));

const revoked = 'Access Token has been revoked';

test('tokens that were changed, or are for something else, or are old, pass no check', async () => {
  const { events } = await playStory(tokens);
  const step = 'Try tokens that must not pass';
  expect(rowsOf(events, step)).toEqual([
    ['username changed to admin', 'Invalid signature'],
    ['ID token as access token', 'token_use is "id" and must be "access"'],
    ['tokens at another app', expect.stringMatching(/^aud is "\w{26}" and must be "another app"$/)],
    ['tokens at another user pool', 'Issuer not allowed'],
    ['the same tokens, in two days', expect.stringMatching(/^it expires at 20\d\d-\S+Z$/)],
  ]);
  expect(outcomes(events, step, 'GetUser')).toEqual(['Could not verify signature for Access Token']);
});

test('a refresh needs the key of the device, and works once for each refresh token', async () => {
  const { events } = await playStory(tokens);
  const operation = 'GetTokensFromRefreshToken';
  expect(outcomes(events, 'Refresh the tokens', operation)).toEqual(['Invalid Refresh Token.', 'ok']);
  expect(outcomes(events, 'Use the old refresh token again', operation)).toEqual([
    'Refresh Token has been used already',
  ]);
});

test.each([
  { later: 0, change: 'new, in the same second' },
  { later: 5, change: 'new' },
])('a refresh $later seconds later keeps the family and the time of the sign-in', async ({ later, change }) => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 5, 1, 9, 30) });
  const { events } = await playStory(tokens, {
    emit: (event) => {
      if (event.type === 'step-started' && event.title === 'Refresh the tokens') {
        vi.setSystemTime(Date.now() + later * 1000);
      }
    },
  });
  const id = expect.stringMatching(/^[\da-f]{8}…$/);
  const rows = rowsOf(events, 'Refresh the tokens');
  expect(rows).toEqual([
    ['origin_jti', id, id, 'none'],
    ['jti', id, id, 'new'],
    ['auth_time', '09:30:00 UTC', '09:30:00 UTC', 'none'],
    ['iat', '09:30:00 UTC', `09:30:0${later} UTC`, change],
    ['exp', '10:30:00 UTC', `10:30:0${later} UTC`, change],
  ]);
  expect(rows[0]?.[2]).toBe(rows[0]?.[1]);
  expect(rows[1]?.[2]).not.toBe(rows[1]?.[1]);
});

test('a second sign-in has a family of its own', async () => {
  const { events } = await playStory(tokens);
  const families = rowsOf(events, 'Sign in once more').map(([label, family]) => ({ label, family }));
  expect(families.map(({ label }) => label)).toEqual(['first sign-in', 'its refresh', 'second sign-in']);
  expect(families[1]?.family).toBe(families[0]?.family);
  expect(families[2]?.family).not.toBe(families[0]?.family);
});

test('what is revoked is refused by Cognito, and its signature is as good as before', async () => {
  const { events } = await playStory(tokens);
  expect(rowsOf(events, 'Revoke the refresh token')).toEqual([
    ['first sign-in', 'accepted', revoked, 'still good'],
    ['its refresh', 'accepted', revoked, 'still good'],
    ['second sign-in', 'accepted', 'accepted', 'still good'],
  ]);
  expect(outcomes(events, 'Revoke the refresh token', 'GetTokensFromRefreshToken')).toEqual([
    'Refresh Token has been revoked',
  ]);
  expect(rowsOf(events, 'Sign out everywhere')).toEqual([
    ['second sign-in', 'accepted', revoked, 'still good'],
    ['third sign-in', 'accepted', revoked, 'still good'],
  ]);
  expect(rowsOf(events, 'Sign the user out as an administrator')).toEqual([
    ['fourth sign-in', 'accepted', revoked, 'still good'],
  ]);
});

test('no event holds a token', async () => {
  const { events } = await playStory(tokens);
  const words = kept(events).split(/[^\w-]+/);
  expect(words.filter((word) => word.startsWith('eyJ') || word.length > 46)).toEqual([]);
});

test('an app client that does not rotate refresh tokens is told so', async () => {
  const { refreshTokenRotation: _, ...needs } = tokens.needs!;
  const { error } = await playStory({ ...tokens, needs });
  expect(error).toMatchObject({
    name: 'ExpectedError',
    next: 'The app client must rotate refresh tokens (RefreshTokenRotation).',
  });
});
