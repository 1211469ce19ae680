import type { Clock } from './clock.js';
import { shown } from './shown.js';

/** The latest that dates are written as by everybody. */
export const LATEST = Date.parse('9999-12-31T23:59:59.999Z');

const faults = new WeakSet<object>();

/** Whether it is an error that says that the clock of the options is at fault. */
export function isClockFault(error: unknown): boolean {
  return typeof error === 'object' && error !== null && faults.has(error);
}

/**
 * The time of a clock that a user made, in whole milliseconds.
 * @throws {TypeError} when it fails or gives no number.
 * @throws {RangeError} when it gives no time from 1970 to 9999.
 */
export function timeOf(clock: Clock): number {
  const time = ask(clock);
  if (typeof time !== 'number') {
    throw fault(new TypeError(`The clock must give milliseconds since the epoch; its method now gave ${shown(time)}.`));
  }
  if (time >= 0 && time <= LATEST) return Math.round(time);
  throw fault(
    new RangeError(
      `The clock must give a time from 1970 to 9999, in milliseconds since the epoch; its method now gave ${shown(time)}.`,
    ),
  );
}

function ask(clock: Clock): unknown {
  try {
    return clock.now();
  } catch (cause) {
    // Of a service that runs with the clock of another one.
    if (isClockFault(cause)) throw cause;
    throw fault(new TypeError(`The clock failed; its method now threw ${String(cause)}.`, { cause }));
  }
}

function fault<Made extends Error>(error: Made): Made {
  faults.add(error);
  return error;
}
