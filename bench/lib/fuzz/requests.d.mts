import type fc from 'fast-check';
import type { FuzzRequest } from './drive.mjs';

export function requestsOf(model: object): fc.Arbitrary<FuzzRequest>;
