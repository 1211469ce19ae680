import type fc from 'fast-check';
import type { FuzzRequest } from './drive.mjs';

/** In place of the name of an operation: whatever the subject would do next. */
export const NEXT: string;

export function requestsOf(model: object): fc.Arbitrary<FuzzRequest>;
