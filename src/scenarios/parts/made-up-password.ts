import { randomBytes } from 'node:crypto';
import type { Suggestion } from '../../events/index.js';

/** Meets any policy but one that asks for more than twenty characters. Another one each time. */
export const madeUpPassword: Suggestion = {
  label: 'one made up for this run',
  value: () => `Demo-${randomBytes(9).toString('base64url')}-7a`,
};
