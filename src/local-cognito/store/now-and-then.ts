import { machineTime } from '../real-time.js';

/** Rows that one sweep looks at: few enough that the request that makes it does not take longer than others. */
export const ROWS_A_SWEEP = 1000;
const CALLS_A_SWEEP = 100;

/** Milliseconds that what has expired stays: services with clocks a little apart may share a file. */
const MARGIN = 24 * 60 * 60 * 1000;

/**
 * Lets some calls sweep away what has expired, so that a file does not grow for ever: the first of each process, which
 * may not live for a second one, and every hundredth from there. More goes in a sweep than came since the last one.
 *
 * A clock that was moved on may be moved back, and the file may have another service, whose clock was not moved: what
 * shows that a session was used must still be there then. So nothing goes before it has expired by the system's clock and
 * by the service's own, where that was earliest.
 * @param sweep is given the time before which what has expired may go, and what the call gave
 * @returns to be called with the time of the service's clock
 */
export function nowAndThen<Given extends readonly unknown[]>(
  sweep: (before: number, ...given: Given) => unknown,
): (now: number, ...given: Given) => void {
  let calls = 0;
  let furthestBehind = 0;
  return (now, ...given) => {
    const systemTime = machineTime();
    furthestBehind = Math.min(furthestBehind, now - systemTime);
    if (calls++ % CALLS_A_SWEEP === 0) sweep(systemTime + furthestBehind - MARGIN, ...given);
  };
}
