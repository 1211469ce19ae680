import { describe, expect, test } from 'vitest';
import { signInWithSrp } from '../../src/auth/index.js';
import { createTestClock, startLocalCognito, type Duration } from '../../src/local-cognito/index.js';
import { claimsOf, openPlayground, password } from './playground.js';

const start = '2026-01-05T03:04:05.000Z';
const shown = (clock: { now(): number }): string => new Date(clock.now()).toISOString();

describe('createTestClock', () => {
  test('stands still until it is moved', () => {
    const clock = createTestClock(start);
    expect(shown(clock)).toBe(start);
    clock.advance({ days: 1, hours: 2, minutes: 3, seconds: 4, milliseconds: 5 });
    expect(shown(clock)).toBe('2026-01-06T05:07:09.005Z');
    clock.advance({ minutes: 1 });
    expect(shown(clock)).toBe('2026-01-06T05:08:09.005Z');
    clock.set(new Date('2020-02-29T00:00:00Z'));
    expect(shown(clock)).toBe('2020-02-29T00:00:00.000Z');
    clock.set(0);
    expect(shown(clock)).toBe('1970-01-01T00:00:00.000Z');
    clock.reset();
    expect(shown(clock)).toBe(start);
  });

  test('starts at the present time', () => {
    const before = Math.floor(Date.now() / 1000) * 1000;
    const { now } = createTestClock();
    expect(now()).toBeGreaterThanOrEqual(before);
    expect(now()).toBeLessThanOrEqual(Date.now());
    expect(now() % 1000).toBe(0);
  });

  test.each([
    [{}, 'advances by more than nothing'],
    [{ minutes: -5 }, 'To go back, set it.'],
    [{ minutes: Number.NaN }, 'A clock advances by finite numbers; minutes is NaN.'],
    [{ minutes: 5, hours: '1' }, "A clock advances by finite numbers; hours is '1'."],
    [{ days: Number.POSITIVE_INFINITY }, 'days is Infinity'],
    [{ days: 4_000_000 }, 'from 1970 to 9999'],
    [undefined, 'A clock advances by an object such as { minutes: 5 }, not by undefined.'],
    [5, 'not by 5.'],
    [[5], 'not by a list.'],
    [{ fortnights: 1 }, 'days, hours, minutes, seconds, milliseconds; not by fortnights'],
  ])('does not advance by %o', (by, says) => {
    const clock = createTestClock(start);
    expect(() => clock.advance(by as Duration)).toThrow(says);
    expect(shown(clock)).toBe(start);
  });

  test.each<unknown>([null, undefined, true, [2026], {}])('can not be set to %o, which is no time', (to) => {
    const clock = createTestClock(start);
    expect(() => clock.set(to as string)).toThrow(RangeError);
    expect(shown(clock)).toBe(start);
  });

  test.each(['tomorrow', Number.NaN, -1, Number.POSITIVE_INFINITY, '+010000-01-01T00:00:00Z'])(
    'can not be set to %s',
    (to) => {
      expect(() => createTestClock(start).set(to)).toThrow(RangeError);
      expect(() => createTestClock(to)).toThrow(RangeError);
    },
  );
});

describe('the clock of a service', () => {
  test('is the one of its options', async () => {
    const clock = createTestClock(start);
    await using local = await startLocalCognito({ clock });
    expect(local.clock).toBe(clock);
  });

  test('runs with a plain one, at the distance that it was moved by, and leaves the one it runs with alone', async () => {
    let time = 1_000_000;
    const plain = { now: () => time };
    await using local = await startLocalCognito({ clock: plain });
    local.clock.advance({ minutes: 1 });
    time += 5;
    expect([local.clock.now(), plain.now()]).toEqual([1_060_005, 1_000_005]);
    local.clock.set(500);
    time += 5;
    expect(local.clock.now()).toBe(505);
    local.clock.reset();
    expect(local.clock.now()).toBe(1_000_010);
  });

  test('can be moved on real time, too', async () => {
    await using local = await startLocalCognito();
    local.clock.set('2030-01-01T00:00:00Z');
    expect(shown(local.clock)).toMatch(/^2030-01-01T00:0/);
  });

  test.each([{ days: 1 / 7 }, { milliseconds: 0.6 }])(
    'moved by a fraction, %o, it keeps whole milliseconds',
    async (by) => {
      await using playground = await openPlayground({ service: { clock: createTestClock(1_000_000.4) } });
      playground.clock.advance(by);
      await playground.addUser('jane');
      await playground.signIn('jane');
      expect(Number.isInteger(playground.clock.now())).toBe(true);
    },
  );

  test.each([{ days: 3 }, { hours: 1 }])(
    'moved by %o, it lets clients in whose proofs have the real time',
    async (by) => {
      await using playground = await openPlayground({ service: { clock: createTestClock() } });
      const { api, clock, userPoolId, clientId, clientSecret } = playground;
      await playground.addUser('jane');
      clock.advance(by);
      const jane = { userPoolId, clientId, ...(clientSecret !== '' && { clientSecret }), username: 'jane', password };
      const { tokens } = await signInWithSrp(api, jane);
      expect(claimsOf(tokens.accessToken)).toMatchObject({ auth_time: clock.now() / 1000 });
      const off = { ...jane, now: () => new Date(clock.now() - 10 * 60_000) };
      await expect(signInWithSrp(api, off)).rejects.toThrow('Incorrect username or password.');
    },
  );
});
