import { inspect, types } from 'node:util';
import { LATEST, timeOf } from './checked-clock.js';
import { shown } from './shown.js';

/** The time, in whole milliseconds since the epoch. */
export interface Clock {
  now(): number;
}

/** A clock that tests move. */
export interface TestClock extends Clock {
  /**
   * Moves it on.
   * @throws {RangeError} when that is no number, back in time, nothing, or past the year 9999.
   */
  advance(by: Duration): void;
  /**
   * Moves it to a point in time, also to an earlier one.
   * @param to a date, ISO 8601, or milliseconds since the epoch
   * @throws {RangeError} when it is none, or not from 1970 to 9999.
   */
  set(to: Date | string | number): void;
  /** Undoes what moved it. */
  reset(): void;
}

export interface Duration {
  readonly days?: number;
  readonly hours?: number;
  readonly minutes?: number;
  readonly seconds?: number;
  readonly milliseconds?: number;
}

const UNITS = { days: 86_400_000, hours: 3_600_000, minutes: 60_000, seconds: 1000, milliseconds: 1 } as const;

export const systemClock: Clock = { now: () => Date.now() };

/**
 * A clock for tests, which stands still until it is moved.
 * @param start default: the present time, in whole seconds as tokens have it
 * @throws {RangeError} when it is no time.
 */
export function createTestClock(start: Date | string | number = Math.floor(Date.now() / 1000) * 1000): TestClock {
  const time = toTime(start);
  return movable({ now: () => time });
}

/** Clocks that were made here, whose times need no check. */
const ownClocks = new WeakSet<Clock>();

/**
 * The clock itself where it is one of `createTestClock`; else one that runs with it, and checks what it gives. Where
 * that can be moved it is moved itself, else the one that runs with it is at a distance.
 */
export function movable(clock: Clock | TestClock): TestClock {
  if (ownClocks.has(clock)) return clock as TestClock;
  const own = 'advance' in clock && 'set' in clock && 'reset' in clock ? checked(clock) : atDistance(clock);
  ownClocks.add(own);
  return own;
}

function checked(clock: TestClock): TestClock {
  return {
    now: () => timeOf(clock),
    advance: (by) => clock.advance(by),
    set: (to) => clock.set(to),
    reset: () => clock.reset(),
  };
}

function atDistance(clock: Clock): TestClock {
  let distance = 0;
  const move = (to: number): void => {
    distance = toTime(to) - timeOf(clock);
  };
  return {
    now: () => timeOf({ now: () => timeOf(clock) + distance }),
    advance: (by) => move(timeOf(clock) + distance + lengthOf(by)),
    set: (to) => move(toTime(to)),
    reset: () => {
      distance = 0;
    },
  };
}

/** In milliseconds. */
function lengthOf(by: Duration): number {
  if (typeof by !== 'object' || by === null || Array.isArray(by)) {
    throw new RangeError(`A clock advances by an object such as { minutes: 5 }, not by ${shown(by)}.`);
  }
  const parts = Object.entries(by);
  const unknown = parts.find(([unit]) => !Object.hasOwn(UNITS, unit));
  if (unknown) throw new RangeError(`A clock advances by ${Object.keys(UNITS).join(', ')}; not by ${unknown[0]}.`);
  const wrong = parts.find(([, count]) => !Number.isFinite(count));
  if (wrong) throw new RangeError(`A clock advances by finite numbers; ${wrong[0]} is ${inspect(wrong[1])}.`);
  const length = parts.reduce((sum, [unit, count]) => sum + count * UNITS[unit as keyof Duration], 0);
  if (length > 0) return length;
  throw new RangeError('A clock advances by more than nothing, such as { minutes: 5 }. To go back, set it.');
}

function toTime(value: Date | string | number): number {
  // Of null, true and lists Date makes times, too.
  const isTime = typeof value === 'string' || types.isDate(value);
  const time = isTime ? new Date(value).getTime() : typeof value === 'number' ? value : Number.NaN;
  if (time >= 0 && time <= LATEST) return Math.round(time);
  throw new RangeError('A clock takes a time from 1970 to 9999, such as "2026-01-05T03:04:05Z".');
}
