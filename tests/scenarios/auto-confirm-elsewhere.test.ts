import {
  CodeDeliveryFailureException,
  CognitoIdentityProviderClient,
  CreateUserPoolCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { afterEach, describe, expect, test } from 'vitest';
import { createUserPoolClient, listUsers, signUp, type AppClient } from '../../src/actions/index.js';
import type { RunEvent } from '../../src/events/index.js';
import { startLocalCognito, type LocalCognito } from '../../src/local-cognito/index.js';
import { autoConfirm } from '../../src/scenarios/auto-confirm/auto-confirm.js';
import { runScenario } from '../../src/scenarios/run-scenario.js';
import { localPlayground } from '../support/local-playground.js';
import { answering, problemsIn, spareKeys, type Replies } from './play-story.js';

/** What a PreSignUp function that somebody else wrote makes of an address. */
type Confirms = (email: string) => boolean;

interface PreSignUpEvent {
  readonly request: { readonly userAttributes: { readonly email: string } };
  readonly response: object;
}

const isKnown: Confirms = (email) => /^[\w-]+@example\.com$/.test(email);

let local: LocalCognito;
afterEach(() => local.close());

interface PlayOptions {
  readonly replies?: Replies;
  /** Addresses are usernames. */
  readonly byEmail?: boolean;
  readonly failsToSendTo?: string;
  /** What happened in the pool earlier. */
  readonly before?: (cognito: CognitoIdentityProviderClient, client: AppClient) => Promise<unknown>;
}

/** Plays on a pool that was there before, with functions that are not the tool's own. */
async function play(
  confirms: Confirms,
  options: PlayOptions = {},
): Promise<{ events: RunEvent[]; error: unknown; usersLeft: string[] }> {
  const { replies = {}, byEmail = false, failsToSendTo, before } = options;
  local = await startLocalCognito({ spareKeys });
  const cognito = new CognitoIdentityProviderClient({
    region: local.region,
    requestHandler: local.requestHandler,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  });
  const preSignUp = async (event: PreSignUpEvent): Promise<object> => {
    const isConfirmed = confirms(event.request.userAttributes.email);
    return { ...event, response: { ...event.response, autoConfirmUser: isConfirmed, autoVerifyEmail: isConfirmed } };
  };
  const created = await cognito.send(
    new CreateUserPoolCommand({
      PoolName: 'existing',
      AutoVerifiedAttributes: ['email'],
      LambdaConfig: { PreSignUp: local.functions.register('pre-sign-up', preSignUp as never) },
      ...(byEmail && { UsernameAttributes: ['email'] }),
    }),
  );
  const userPoolId = created.UserPool?.Id ?? '';
  const explicitAuthFlows = ['ALLOW_USER_SRP_AUTH'] as const;
  const client = await createUserPoolClient(cognito, { userPoolId, name: 'existing', explicitAuthFlows });
  await before?.(cognito, client);
  if (failsToSendTo !== undefined) failToSend(cognito, failsToSendTo);
  const events: RunEvent[] = [];
  const error: unknown = await runScenario(autoConfirm, {
    cognito,
    openPlayground: async () => ({
      ...localPlayground(local, { userPoolId, ...client }),
      close: async () => {},
    }),
    answerer: answering(replies),
    emit: (event) => events.push(event),
    signal: new AbortController().signal,
    leftovers: 'undo',
  }).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  const usersLeft: string[] = [];
  for await (const { username } of listUsers(cognito, { userPoolId })) usersLeft.push(username);
  return { events, error, usersLeft };
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
    byEmail: true,
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
  expect(events.flatMap((event) => (event.type === 'message-arrived' ? [event.to] : []))).not.toContain(
    'jane@example.com',
  );
});

test('a function that looks at the end of an address is fooled, and the story says by what', async () => {
  const { events, error } = await play((email) => email.endsWith('example.com'));
  expect(error).toBeUndefined();
  expect(problemsIn(events)).toEqual(['The pool was fooled: it confirmed boss@evil.example.com.']);
});

test('an impostor to whom no code could be sent is UNCONFIRMED, and removed', async () => {
  const { events, error, usersLeft } = await play(isKnown, { failsToSendTo: 'boss@evil.example.com' });
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
