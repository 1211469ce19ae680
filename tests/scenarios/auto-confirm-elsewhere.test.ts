import {
  CodeDeliveryFailureException,
  type CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, test } from 'vitest';
import { signUp } from '../../src/actions/index.js';
import type { RunEvent } from '../../src/events/index.js';
import { autoConfirm } from '../../src/scenarios/auto-confirm/auto-confirm.js';
import type { LambdaFunction } from '../../src/local-cognito/index.js';
import { playElsewhere, type Elsewhere } from './play-elsewhere.js';
import { problemsIn, type Performance } from './play-story.js';

/** What a PreSignUp function that somebody else wrote makes of an address. */
type Confirms = (email: string) => boolean;

const isKnown: Confirms = (email) => /^[\w-]+@example\.com$/.test(email);

/** Plays on a pool with such a function. */
function play(confirms: Confirms, options: Elsewhere = {}): Promise<Performance> {
  const preSignUp: LambdaFunction = async (event) => {
    const { email = '' } = event.request['userAttributes'] as Record<string, string>;
    const isConfirmed = confirms(email);
    return { ...event, response: { ...event.response, autoConfirmUser: isConfirmed, autoVerifyEmail: isConfirmed } };
  };
  return playElsewhere(autoConfirm, { functions: { PreSignUp: preSignUp }, ...options });
}

/** The user is made, and the code can't be sent: as with addresses that the mail service refuses. */
function failToSend(cognito: CognitoIdentityProviderClient, to: string): void {
  cognito.middlewareStack.add(
    (next) => async (args) => {
      const result = await next(args);
      if (!JSON.stringify(args.input).includes(to)) return result;
      throw new CodeDeliveryFailureException({ message: 'Could not send.', $metadata: {} });
    },
    { step: 'initialize' },
  );
}

const rowsOf = (events: readonly RunEvent[], title: string): readonly (readonly string[])[] =>
  events.flatMap((event) => (event.type === 'table' && event.title === title ? event.rows : []));

test('plays on it, says where the audit trail is, and leaves nobody behind', async () => {
  const { events, error, usersLeft } = await play(isKnown);
  expect({ error, problems: problemsIn(events), usersLeft }).toEqual({ error: undefined, problems: [], usersLeft: [] });
  expect(events.find((event) => event.type === 'result' && /audit trail is in the log/.test(event.text))).toBeDefined();
});

test('where usernames are addresses, an impostor’s address is the username', async () => {
  const { events, error, usersLeft } = await play(isKnown, {
    pool: { UsernameAttributes: ['email'] },
    replies: { username: () => 'jane@example.com', guestUsername: () => 'kim@elsewhere.example' },
  });
  expect({ error, usersLeft }).toEqual({ error: undefined, usersLeft: [] });
  expect(rowsOf(events, 'Users').map(([, email]) => email)).toEqual([
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
    before: (cognito, client) =>
      signUp(cognito, {
        ...client,
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
    before: (cognito) => failToSend(cognito, 'boss@evil.example.com'),
  });
  expect({ error, usersLeft }).toEqual({ error: undefined, usersLeft: [] });
  const row = rowsOf(events, 'What came of each address').find(([address]) => address === 'boss@evil.example.com');
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
