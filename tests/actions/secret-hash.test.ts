import { expect, test } from 'vitest';
import { secretHash } from '../../src/actions/index.js';
import vectors from '../fixtures/srp-vectors.json' with { type: 'json' };

test.each(vectors.secretHash)('SECRET_HASH of $username', ({ username, clientId, clientSecret, SECRET_HASH }) => {
  expect(secretHash(username, { clientId, clientSecret })).toBe(SECRET_HASH);
});

test('an app client without a secret has none', () => {
  expect(secretHash('jane', { clientId: 'app' })).toBeUndefined();
});
