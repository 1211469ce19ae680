/**
 * Patterns that try each place of a long text against each other hold the one thread for minutes. Nothing here is timed:
 * a text is long enough that a pattern of that kind never ends, and is stopped.
 */
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { operations } from '../../../src/local-cognito/operations/index.js';
import type { Shape, StringShape } from '../../../src/local-cognito/protocol/shape.js';
import { validate } from '../../../src/local-cognito/protocol/validate.js';
import { describeThrown } from '../../../src/local-cognito/triggers/folder/describe-thrown.js';
import { isEmail } from '../../../src/local-cognito/users/address-forms.js';
import { openHttpService, signed } from '../http.js';

const LONG = 300_000;
/** What patterns look for, each of which may be a place to begin again. */
const pieces = ['a', '1', ' ', '_', '-', '_a', '@', '.', ':', 'arn:', 'a:', '=', '{', '{##', '##}', '{####}', '\n'];

function textsOf(shape: Shape): readonly StringShape[] {
  switch (shape.kind) {
    case 'string':
      return [shape];
    case 'list':
      return textsOf(shape.of);
    case 'map':
      return [shape.key, ...textsOf(shape.value)];
    case 'structure':
      return shape.members.flatMap((member) => textsOf(member.shape));
    default:
      return [];
  }
}

const texts = [...operations.values()].flatMap(({ input }) => textsOf(input));
const patterns = new Map(texts.flatMap((text) => (text.pattern === undefined ? [] : [[text.pattern, text] as const])));

test.each([...patterns])('%s, without a limit of length', (_, { min: _min, max: _max, ...shape }) => {
  for (const piece of pieces) {
    // Neither a letter nor a blank, so that none but a pattern without constraints is met.
    const hostile = `arn:a:a:${piece.repeat(LONG / piece.length)}\0`;
    expect(ended(() => outcomeOf(shape, hostile))).toMatch(/^$|^1 validation error detected: Value /);
  }
});

test('the patterns are there', () => {
  expect(patterns.size).toBeGreaterThan(20);
});

test.each([
  ['{##Here##}', true],
  ['Click {##here##} or {####}', true],
  ['{####}{####}', true],
  ['{##}', false],
  ['##} before {##', false],
  ['{#### without an end', false],
  ['A bell \u0007 and {##here##}', false],
])('a message by link: %j', async (EmailMessageByLink, isTaken) => {
  await using service = await openHttpService();
  const input = { PoolName: 'p', VerificationMessageTemplate: { EmailMessageByLink } };
  expect((await service.post('CreateUserPool', input, signed)).status).toBe(isTaken ? 200 : 400);
});

test.each([
  ['a@b', true],
  ['Support <a@b.example>', false],
  ['@@@', true],
  ['@b', false],
  ['a@', false],
  ['ab', false],
  ['@a@', false],
])('an address to reply to: %j', async (ReplyToEmailAddress, isTaken) => {
  await using service = await openHttpService();
  const input = { PoolName: 'p', EmailConfiguration: { ReplyToEmailAddress } };
  expect((await service.post('CreateUserPool', input, signed)).status).toBe(isTaken ? 200 : 400);
});

test('one request of twenty thousand characters is answered, and others meanwhile', async () => {
  await using service = await openHttpService();
  const VerificationMessageTemplate = { EmailMessageByLink: `${'{####}'.repeat(3333)}\0` };
  const input = { PoolName: 'p', VerificationMessageTemplate };
  const [{ body }, { status }] = await Promise.all([
    service.post('CreateUserPool', input, signed),
    service.post('ListUserPools', { MaxResults: 1 }, signed),
  ]);
  expect(body['message']).toContain('satisfy regular expression pattern');
  expect(status).toBe(200);
});

test.each(['a@b.c', 'a@..b', 'a@b..c', 'a@b.c.'])('%s has the form of an address', (value) => {
  expect(isEmail(value)).toBe(true);
});

test.each(['a@b', 'a@.b', 'a@b.', 'a@.', '@b.c', 'a@@b.c', 'a@b.c d'])('%s has not', (value) => {
  expect(isEmail(value)).toBe(false);
});

test('a name may have any number of dots', () => {
  const name = `a@${'.'.repeat(LONG)} `;
  expect(ended(() => String(isEmail(name)))).toBe('false');
});

test('what a function throws may look like any number of places', () => {
  const error = new Error(`Refused\n  at ${'(file:'.repeat(LONG)}`);
  expect(ended(() => describeThrown(error))).toContain('Refused');
});

/** Stops what holds the thread, which no time limit of a test can. */
function ended(run: () => string): string {
  return runInNewContext('run()', { run }, { timeout: 4000 }) as string;
}

function outcomeOf(shape: Shape, value: string): string {
  try {
    validate(shape, value);
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}
