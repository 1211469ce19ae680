import { describe, expect, test } from 'vitest';
import { hashSecretAnswer } from '../../src/triggers/index.js';
import { call, eventOf } from './call.js';

const words = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const captcha = (challengeResult: boolean) => ({
  challengeName: 'CUSTOM_CHALLENGE',
  challengeResult,
  challengeMetadata: 'CAPTCHA',
});

interface Challenge {
  readonly publicChallengeParameters: Readonly<Record<string, string>>;
  readonly privateChallengeParameters: Readonly<Record<string, string>>;
  readonly challengeMetadata: string;
}

async function challenge(session: unknown, userAttributes: object = {}, more: object = {}): Promise<Challenge> {
  const request = { challengeName: 'CUSTOM_CHALLENGE', session, userAttributes, ...more };
  const { response } = await call('CreateAuthChallenge', eventOf('CreateAuthChallenge_Authentication', request));
  return response as unknown as Challenge;
}

describe('the captcha', () => {
  test('is a sum, drawn and in words', async () => {
    const { publicChallengeParameters, privateChallengeParameters, challengeMetadata } = await challenge([]);
    const { type, question, drawing, spoken = '', ...others } = publicChallengeParameters;
    expect(challengeMetadata).toBe('CAPTCHA');
    expect(type).toBe('CAPTCHA');
    expect(question).not.toBe('');
    expect(others).toEqual({});
    const [a = -1, b = -1] = spoken.split(' plus ').map((word) => words.indexOf(word) + 1);
    expect(spoken).toBe(`${words[a - 1]} plus ${words[b - 1]}`);
    expect(privateChallengeParameters).toEqual({ answer: String(a + b) });
    expect(drawing).toContain('#');
  });

  test('draws each digit as it is spoken: always in one shape, and no other in it', async () => {
    const shapes = new Map<string, Set<string>>();
    for (const { publicChallengeParameters } of await Promise.all(Array.from({ length: 200 }, () => challenge([])))) {
      const { drawing = '', spoken = '' } = publicChallengeParameters;
      const [first = '', second = ''] = spoken.split(' plus ');
      // As in `7 + 5 ?`.
      for (const [word, index] of [
        [first, 0],
        ['plus', 2],
        [second, 4],
        ['?', 6],
      ] as const) {
        shapes.set(word, (shapes.get(word) ?? new Set()).add(shapeAt(drawing, index)));
      }
    }
    const drawn = [...shapes.values()].flatMap((shape) => [...shape]);
    expect([...shapes.keys()].toSorted()).toEqual(['?', 'plus', ...words].toSorted());
    expect(new Set(drawn).size).toBe(shapes.size);
    expect(drawn).toHaveLength(shapes.size);
  });

  test('fits into nine rows of seventy columns, and has noise', async () => {
    const { drawing = '' } = (await challenge([])).publicChallengeParameters;
    const rows = drawing.split('\n');
    expect(rows.length).toBeLessThanOrEqual(9);
    for (const row of rows) expect(row).toMatch(/^[#. ]{1,70}$/);
    expect(drawing).toMatch(/#/);
    expect(drawing).toMatch(/\./);
  });

  test('is another one at each try, after a password too', async () => {
    const password = ['SRP_A', 'PASSWORD_VERIFIER'].map((challengeName) => ({ challengeName, challengeResult: true }));
    const sessions = [[], [captcha(false)], [captcha(false), captcha(false)], password, [...password, captcha(false)]];
    const many = await Promise.all(
      Array.from({ length: 12 }, () => sessions.map((session) => challenge(session))).flat(),
    );
    expect(new Set(many.map(({ challengeMetadata }) => challengeMetadata))).toEqual(new Set(['CAPTCHA']));
    expect(new Set(many.map(({ publicChallengeParameters: { spoken } }) => spoken)).size).toBeGreaterThan(10);
    expect(new Set(many.map(({ publicChallengeParameters: { drawing } }) => drawing)).size).toBe(many.length);
  });

  test('is put to who does not exist too', async () => {
    const { challengeMetadata, publicChallengeParameters } = await challenge([], {}, { userNotFound: true });
    expect(challengeMetadata).toBe('CAPTCHA');
    expect(Object.keys(publicChallengeParameters)).toEqual(['type', 'question', 'drawing', 'spoken']);
  });
});

describe('the secret question', () => {
  test('is the user’s own, and the hash of its answer stays private', async () => {
    const answerHash = await hashSecretAnswer('Rex');
    const attributes = { 'custom:secret_question': 'Your first car?', 'custom:secret_answer': answerHash };
    expect(await challenge([captcha(true)], attributes)).toEqual({
      publicChallengeParameters: { type: 'SECRET_QUESTION', question: 'Your first car?' },
      privateChallengeParameters: { answerHash },
      challengeMetadata: 'SECRET_QUESTION',
    });
  });

  test.each([
    { who: 'who has no answer', attributes: {} },
    { who: 'whose question is empty', attributes: { 'custom:secret_question': '' } },
    { who: 'whose answer is no hash', attributes: { 'custom:secret_answer': 'Rex' } },
    { who: 'whose hash is cut', attributes: { 'custom:secret_answer': 'scrypt:AAAAAAAAAAAAAAAAAAAAAA:AAAA' } },
    { who: 'who does not exist', attributes: undefined, more: { userNotFound: true } },
  ])('is put in the same form to somebody $who, with a new hash each time', async ({ attributes, more }) => {
    const hashes = await Promise.all(
      [1, 2].map(async () => {
        const { privateChallengeParameters, ...shown } = await challenge([captcha(true)], attributes, more);
        expect(shown).toEqual({
          publicChallengeParameters: { type: 'SECRET_QUESTION', question: 'What was the name of your first pet?' },
          challengeMetadata: 'SECRET_QUESTION',
        });
        expect(Object.keys(privateChallengeParameters)).toEqual(['answerHash']);
        return privateChallengeParameters['answerHash'];
      }),
    );
    for (const hash of hashes) expect(hash).toMatch(/^scrypt:[\w-]{22}:[\w-]{43}$/);
    expect(hashes[0]).not.toBe(hashes[1]);
  });

  test('is put again after a wrong answer', async () => {
    const wrong = { challengeName: 'CUSTOM_CHALLENGE', challengeResult: false, challengeMetadata: 'SECRET_QUESTION' };
    expect((await challenge([captcha(true), wrong, wrong, wrong, wrong])).challengeMetadata).toBe('SECRET_QUESTION');
  });
});

test('a session that leads to no custom challenge is an error', async () => {
  await expect(challenge([{ challengeName: 'SRP_A', challengeResult: true }])).rejects.toThrow(
    'No challenge follows from this session',
  );
});

test('a built-in challenge is left to Cognito', async () => {
  const event = eventOf('CreateAuthChallenge_Authentication', { challengeName: 'SMS_MFA', session: [] });
  expect(await call('CreateAuthChallenge', event)).toBe(event);
});

/** The shape at the place of a character, without the noise: five columns, and two between characters. */
function shapeAt(drawing: string, index: number): string {
  const start = 2 + index * 7;
  return drawing
    .replaceAll('.', ' ')
    .split('\n')
    .map((row) => row.slice(start, start + 5))
    .join('\n');
}
