import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { afterEach, expect, test } from 'vitest';
import { createUserPool, createUserPoolClient, listUsers, setUserPoolMfaConfig } from '../../src/actions/index.js';
import { currentTotpCode } from '../../src/auth/index.js';
import type { Answer, Answerer, Asking, Playground, RunEvent } from '../../src/events/index.js';
import { startLocalCognito, type LocalCognito } from '../../src/local-cognito/index.js';
import { localPlayground } from '../support/local-playground.js';
import { runScenario, type ScenarioRun } from '../../src/scenarios/run-scenario.js';
import { signupMfa } from '../../src/scenarios/signup-mfa/signup-mfa.js';

/** Longer than a session lives, shorter than the tolerance for SRP timestamps. */
const FOUR_MINUTES = 4 * 60_000;

let local: LocalCognito;
let late = 0;
const clock = { now: () => Date.now() + late };

afterEach(async () => {
  late = 0;
  await local.close();
});

async function openPool(): Promise<{ cognito: CognitoIdentityProviderClient; playground: Playground }> {
  local = await startLocalCognito({ clock });
  const cognito = new CognitoIdentityProviderClient({
    region: local.region,
    requestHandler: local.requestHandler,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  });
  const { userPoolId } = await createUserPool(cognito, {
    name: 'test',
    autoVerifiedAttributes: ['email'],
    deviceConfiguration: { challengeRequiredOnNewDevice: true, deviceOnlyRememberedOnUserPrompt: true },
  });
  await setUserPoolMfaConfig(cognito, { userPoolId, mfaConfiguration: 'ON' });
  const client = await createUserPoolClient(cognito, {
    userPoolId,
    name: 'test',
    explicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_ADMIN_USER_PASSWORD_AUTH'],
    generateSecret: true,
  });
  return { cognito, playground: localPlayground(local, { userPoolId, ...client }) };
}

type Replies = Readonly<Record<string, (asking: Asking) => string | undefined>>;

/** Takes every suggestion, unless there is a reply of our own. */
function answering(replies: Replies): Answerer {
  return {
    async answer(asking): Promise<Answer> {
      const own = replies[asking.question.name]?.(asking);
      const value = own ?? (await asking.suggestion?.value());
      if (value === undefined) throw new Error(`Nothing to answer ${asking.question.name} with.`);
      return { value, by: 'script' };
    },
  };
}

async function play(
  replies: Replies,
  settings: Partial<ScenarioRun> = {},
): Promise<{ events: RunEvent[]; users: number }> {
  const { cognito, playground } = await openPool();
  const events: RunEvent[] = [];
  await runScenario(signupMfa, {
    cognito,
    openPlayground: async () => ({ ...playground, close: async () => {} }),
    answerer: answering(replies),
    emit: (event) => events.push(event),
    signal: new AbortController().signal,
    leftovers: 'keep',
    ...settings,
  });
  let users = 0;
  for await (const _user of listUsers(cognito, { userPoolId: playground.userPoolId })) users++;
  return { events, users };
}

const problemsIn = (events: readonly RunEvent[]): string[] =>
  events.flatMap((event) => (event.type === 'problem' ? [event.text] : []));

const stepsIn = (events: readonly RunEvent[]): number => events.filter(({ type }) => type === 'step-ended').length;

test('takes as many steps as it announces, each said in one line of 80 columns', async () => {
  const { events } = await play({});
  const steps = events.filter((event) => event.type === 'step-started');
  expect(steps.map(({ number, total }) => `${number}/${total}`)).toEqual(
    Array.from({ length: signupMfa.steps }, (_, index) => `${index + 1}/${signupMfa.steps}`),
  );
  for (const { calls, why } of steps) expect(`  ${calls.join(', ')} · ${why}`.length).toBeLessThanOrEqual(80);
  expect(problemsIn(events)).toEqual([]);
});

test('asks for no code when the device is remembered', async () => {
  const { events } = await play({});
  const last = events.filter((event) => event.type === 'step-started').at(-2);
  expect(last?.title).toBe('Sign in from the remembered device');
  const after = events.slice(events.findIndex((event) => event === last));
  expect(after.some((event) => event.type === 'asked')).toBe(false);
});

test('keeps the code of a message apart from its text, so that a renderer can leave it out', async () => {
  const { events } = await play({});
  const message = events.find((event) => event.type === 'message-arrived');
  expect(message).toMatchObject({
    text: expect.stringContaining('is ******.'),
    secretText: expect.stringContaining(`is ${message?.secretValue}.`),
    secretValue: expect.stringMatching(/^\d{6}$/),
  });
});

test.each([
  [
    'the authenticator is chosen too late',
    { authenticator: 'tool' },
    /session has expired, so the sign-in was started/,
  ],
  ['the first code comes too late', { totpCode: 'code' }, /session has expired, and with it the secret/],
])(
  'signs in again by itself when %s, and says so',
  async (_when, { authenticator, totpCode }: Record<string, string>, said) => {
    let secret = '';
    const once = (reply: () => string | undefined) => () => {
      const first = late === 0 && problemsIn(events).length === 0;
      late = first ? FOUR_MINUTES : 0;
      return reply();
    };
    const events: RunEvent[] = [];
    const code = (): string => currentTotpCode(secret, clock.now() / 1000 - 30);
    let codes = 0;
    await play(
      {
        ...(authenticator && { authenticator: once(() => authenticator) }),
        ...(totpCode && {
          authenticator: () => 'phone',
          totpCode: () => {
            codes++;
            if (codes === 1) late = FOUR_MINUTES;
            else late = 0;
            // The third is the one of the next sign-in, which needs a code of its own.
            return codes === 3 ? currentTotpCode(secret, clock.now() / 1000) : code();
          },
        }),
      },
      {
        emit: (event) => {
          events.push(event);
          if (event.type === 'problem') late = 0;
          if (event.type === 'authenticator-offered') secret = event.secretCode;
        },
      },
    );
    expect(problemsIn(events)).toEqual([expect.stringMatching(said)]);
    expect(stepsIn(events)).toBe(signupMfa.steps);
  },
);

test('starts the second sign-in again when its code comes too late', async () => {
  const events: RunEvent[] = [];
  let secret = '';
  let codes = 0;
  await play(
    {
      authenticator: () => 'phone',
      totpCode: () => {
        codes++;
        if (codes === 2) late = FOUR_MINUTES;
        return currentTotpCode(secret, clock.now() / 1000 + (codes === 1 ? -30 : 0));
      },
    },
    {
      emit: (event) => {
        events.push(event);
        if (event.type === 'problem') late = 0;
        if (event.type === 'authenticator-offered') secret = event.secretCode;
      },
    },
  );
  expect(problemsIn(events)).toEqual([expect.stringMatching(/session has expired, so the sign-in was started again/)]);
  expect(stepsIn(events)).toBe(signupMfa.steps);
});

test('waits the lock out that too many wrong codes bring, and asks again', async () => {
  const events: RunEvent[] = [];
  let secret = '';
  let codes = 0;
  await play(
    {
      authenticator: () => 'phone',
      totpCode: () => {
        codes++;
        const code = currentTotpCode(secret, clock.now() / 1000 + (codes === 1 ? -30 : 0));
        // The first is for the set-up. The fifth wrong one of the sign-in locks the user.
        return codes >= 2 && codes <= 6 ? String((Number(code) + 500_000) % 1_000_000).padStart(6, '0') : code;
      },
    },
    {
      emit: (event) => {
        events.push(event);
        if (event.type === 'authenticator-offered') secret = event.secretCode;
      },
    },
  );
  expect(problemsIn(events)).toEqual([
    ...Array.from({ length: 5 }, () => 'That is not the code that the authenticator shows now.'),
    'Too many codes were wrong, so Cognito locks the user for a while.',
  ]);
  expect(stepsIn(events)).toBe(signupMfa.steps);
});

test.each([
  { leftovers: 'undo', change: 'removed', users: 0 },
  { leftovers: 'keep', change: 'kept', users: 1 },
] as const)(
  'leaves $users users when the pool stays and the leftovers are: $leftovers',
  async ({ leftovers, change, users }) => {
    const run = await play({}, { leftovers });
    expect(run.events.filter((event) => event.type === 'resource-changed')).toMatchObject([{ change, kind: 'user' }]);
    expect(run.users).toBe(users);
  },
);
