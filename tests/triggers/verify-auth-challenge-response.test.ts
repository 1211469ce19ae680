import { scryptSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { hashSecretAnswer } from '../../src/triggers/index.js';
import { call, eventOf } from './call.js';

async function isCorrect(challengeAnswer: unknown, privateChallengeParameters: unknown): Promise<unknown> {
  const request = { challengeAnswer, privateChallengeParameters };
  const event = eventOf('VerifyAuthChallengeResponse_Authentication', request);
  const { response } = await call('VerifyAuthChallengeResponse', event);
  expect(Object.keys(response)).toEqual(['answerCorrect']);
  return response['answerCorrect'];
}

const rex = await hashSecretAnswer('Rex');
const sir = await hashSecretAnswer(' Sir\tBark-a-Lot');
const amelie = await hashSecretAnswer('Am\u00e9lie');
const empty = await hashSecretAnswer('');

describe('right answers', () => {
  test.each([
    { given: '12', kept: { answer: '12' } },
    { given: ' 12\n', kept: { answer: '12' } },
    { given: 'Rex', kept: { answerHash: rex } },
    { given: '  rEX ', kept: { answerHash: rex } },
    { given: '\uff32\uff45\uff58', kept: { answerHash: rex } },
    { given: 'SIR  bark-a-lot', kept: { answerHash: sir } },
    { given: 'Ame\u0301lie', kept: { answerHash: amelie } },
  ])('$given', async ({ given, kept }) => {
    expect(await isCorrect(given, kept)).toBe(true);
  });
});

describe('wrong answers', () => {
  test.each<{ given: unknown; kept: unknown }>([
    { given: '13', kept: { answer: '12' } },
    { given: '1 2', kept: { answer: '12' } },
    { given: '012', kept: { answer: '12' } },
    { given: '12.0', kept: { answer: '12' } },
    { given: 'Max', kept: { answerHash: rex } },
    { given: 'R e x', kept: { answerHash: rex } },
    { given: rex, kept: { answerHash: rex } },
    { given: '', kept: { answer: '12' } },
    { given: '', kept: { answer: '' } },
    { given: '   ', kept: { answerHash: empty } },
    { given: undefined, kept: { answer: '12' } },
    { given: null, kept: { answer: '12' } },
    { given: 12, kept: { answer: '12' } },
    { given: ['12'], kept: { answer: '12' } },
    { given: 'undefined', kept: {} },
    { given: '12', kept: undefined },
    { given: '12', kept: null },
    { given: '12', kept: { answer: 12 } },
    { given: '12', kept: { answer: '12', answerHash: rex } },
    { given: 'Rex', kept: { answer: '12', answerHash: rex } },
    { given: 'Rex', kept: { answerHash: 'Rex' } },
    { given: 'Rex', kept: { answerHash: '' } },
    { given: 'Rex', kept: { answerHash: rex.replace('scrypt', 'plain') } },
    { given: 'Rex', kept: { answerHash: rex.slice(0, -1) } },
    { given: 'Rex', kept: { answerHash: `${rex}\n` } },
    { given: 'Rex', kept: { answerHash: [rex] } },
  ])('$given for $kept', async ({ given, kept }) => {
    expect(await isCorrect(given, kept)).toBe(false);
  });
});

test('a stored answer is scrypt with N 16384, r 8, p 1 under a salt of its own', async () => {
  const [, salt = '', hash] = rex.split(':');
  const expected = scryptSync('rex', Buffer.from(salt, 'base64url'), 32, { N: 16_384, r: 8, p: 1 });
  expect(Buffer.from(salt, 'base64url')).toHaveLength(16);
  expect(hash).toBe(expected.toString('base64url'));
  expect(await hashSecretAnswer('Rex')).not.toBe(rex);
});
