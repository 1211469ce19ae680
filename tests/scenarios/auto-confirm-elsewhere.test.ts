import { CodeDeliveryFailureException } from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, test } from 'vitest';
import { signUp } from '../../src/actions/index.js';
import { autoConfirm } from '../../src/scenarios/auto-confirm/auto-confirm.js';
import type { LambdaFunction } from '../../src/local-cognito/index.js';
import { openExistingPool, playThere, type ExistingPool, type PoolSettings } from './existing-pool.js';
import { duringStep, problemsIn, type Performance, type Replies } from './play-story.js';
import { rowsIn } from './story-events.js';

/** What a PreSignUp function that somebody else wrote makes of an address. */
type Confirms = (email: string) => boolean;

const isKnown: Confirms = (email) => /^[\w-]+@example\.com$/.test(email);

interface Circumstances {
  readonly replies?: Replies;
  readonly settings?: PoolSettings;
  /** What happens in the pool before. */
  readonly before?: (pool: ExistingPool) => unknown;
}

/** Plays on a pool with such a function. */
async function play(confirms: Confirms, { replies, settings, before }: Circumstances = {}): Promise<Performance> {
  const preSignUp: LambdaFunction = async (event) => {
    const { email = '' } = event.request['userAttributes'] as Record<string, string>;
    const isConfirmed = confirms(email);
    return { ...event, response: { ...event.response, autoConfirmUser: isConfirmed, autoVerifyEmail: isConfirmed } };
  };
  const pool = await openExistingPool({ functions: { PreSignUp: preSignUp }, ...settings });
  await before?.(pool);
  const performance = await playThere(pool, autoConfirm, replies);
  await pool.local.close();
  return performance;
}

/** The user is made, and the code can't be sent: as with addresses that the mail service refuses. */
function failToSend({ cognito }: ExistingPool, to: string): void {
  cognito.middlewareStack.add(
    (next) => async (args) => {
      const result = await next(args);
      if (!JSON.stringify(args.input).includes(to)) return result;
      throw new CodeDeliveryFailureException({ message: 'Could not send.', $metadata: {} });
    },
    { step: 'initialize' },
  );
}

test('plays on it, says where the audit trail is, and leaves nobody behind', async () => {
  const { events, error, usersLeft } = await play(isKnown);
  expect({ error, problems: problemsIn(events), usersLeft }).toEqual({ error: undefined, problems: [], usersLeft: [] });
  expect(events.find((event) => event.type === 'result' && /audit trail is in the log/.test(event.text))).toBeDefined();
});

test('where usernames are addresses, an impostor’s address is the username', async () => {
  const { events, error, usersLeft } = await play(isKnown, {
    settings: { pool: { UsernameAttributes: ['email'] } },
    replies: { username: () => 'jane@example.com', guestUsername: () => 'kim@elsewhere.example' },
  });
  expect({ error, usersLeft }).toEqual({ error: undefined, usersLeft: [] });
  expect(rowsIn(duringStep(events, 'Look at the users and the audit trail')).map(([, email]) => email)).toEqual([
    'jane@example.com',
    'kim@elsewhere.example',
    'boss@example.com.evil.test',
    'boss@evil.example.com',
    'boss@example.com,evil.test',
    'boss@example.c\u043em',
  ]);
});

test('an older message to the colleague’s address is not taken for a new one', async () => {
  let isFirst = true;
  const { events } = await play((email) => (isFirst ? (isFirst = false) : isKnown(email)), {
    replies: { username: () => 'jane' },
    before: ({ cognito, playground: { clientId } }) =>
      signUp(cognito, {
        clientId,
        username: 'former-jane',
        password: 'Passw0rd!',
        attributes: { email: 'jane@example.com' },
      }),
  });
  expect(problemsIn(events)).toEqual([]);
  const addresses = events.flatMap((event) => (event.type === 'message-arrived' ? [event.to] : []));
  expect(addresses).not.toContain('jane@example.com');
});

test('a function that looks at the end of an address is fooled, and the story says by what', async () => {
  const { events, error } = await play((email) => email.endsWith('example.com'));
  expect(error).toBeUndefined();
  expect(problemsIn(events)).toEqual(['The pool was fooled: it confirmed boss@evil.example.com.']);
});

test('an impostor to whom no code could be sent is UNCONFIRMED, and removed', async () => {
  const { events, error, usersLeft } = await play(isKnown, {
    before: (pool) => failToSend(pool, 'boss@evil.example.com'),
  });
  expect({ error, usersLeft }).toEqual({ error: undefined, usersLeft: [] });
  const row = rowsIn(duringStep(events, 'Try impostors’ addresses')).find(
    ([address]) => address === 'boss@evil.example.com',
  );
  expect(row?.[1]).toBe('UNCONFIRMED');
});

describe('a pool that does not know who is who can not tell the story, and what to change is said', () => {
  test.each([
    { who: 'nobody', confirms: () => false, message: /did not confirm/, next: /KNOWN_DOMAINS .* example\.com,/ },
    { who: 'everybody', confirms: () => true, message: /so it knows the domain/, next: /guestEmail/ },
  ])('it confirms $who', async ({ confirms, message, next }) => {
    const { error, usersLeft } = await play(confirms);
    expect(error).toMatchObject({
      name: 'ExpectedError',
      message: expect.stringMatching(message),
      next: expect.stringMatching(next),
    });
    expect(usersLeft).toEqual([]);
  });
});
