import { performance } from 'node:perf_hooks';
import timers from 'node:timers';
import promises from 'node:timers/promises';

/**
 * The timers of Node as they were when this module was loaded. Tests replace the global ones (fake timers), and those of
 * node:timers with them, and nobody moves these on: work of the service would wait for ever.
 */
export const { setImmediate, setTimeout, clearTimeout } = timers;

/** `setTimeout` of node:timers/promises. */
export const { setTimeout: sleep } = promises;

/** Milliseconds that pass by themselves, from an origin of their own, whatever tests do to `performance`. */
export const elapsed: () => number = performance.now.bind(performance);

const { now } = Date;

/**
 * The time of the machine, in milliseconds since the epoch, whatever tests do to `Date`. The clock of a service is
 * another one: `systemClock` is asked what tests may fake.
 */
export const machineTime = (): number => now();
