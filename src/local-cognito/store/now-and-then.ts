/** Rows that one sweep looks at: few enough that the request that makes it does not take longer than others. */
export const ROWS_A_SWEEP = 1000;
const CALLS_A_SWEEP = 100;

/**
 * Lets some calls sweep away what has expired, so that a file does not grow for ever: the first of each process, which
 * may not live for a second one, and every hundredth from there. More goes in a sweep than came since the last one.
 */
export function nowAndThen<Given extends readonly unknown[]>(
  sweep: (...given: Given) => unknown,
): (...given: Given) => void {
  let calls = 0;
  return (...given) => {
    if (calls++ % CALLS_A_SWEEP === 0) sweep(...given);
  };
}
