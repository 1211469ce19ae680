/** A clock that is moved on and back, and services on one file whose clocks are apart, open nothing that was closed. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { createSrpKeyPair } from '../../../src/auth/index.js';
import { systemClock } from '../../../src/local-cognito/clock.js';
import { addAuthenticator, answerMfa } from '../authenticator.js';
import { failureOf, openPlayground, openService, tokensOf, type Playground, type TestClock } from '../playground.js';
import { answerSrp, signIn, startSrp } from '../srp-sign-in.js';
import { choose, startChoice, withPassword } from '../user-auth.js';

const folder = mkdtempSync(join(tmpdir(), 'cognito-demo-clocks-'));
afterAll(() => rmSync(folder, { recursive: true }));

const usedOnce = 'NotAuthorizedException: Invalid session for the user, session can only be used once.';
const usedCode = 'ExpiredCodeException: Your software token has already been used once.';
const limited = 'LimitExceededException: Attempt limit exceeded, please try after some time.';
/** One more than the calls from one sweep to the next. */
const SWEPT_AFTER = 101;
const flows = ['ALLOW_USER_AUTH' as const, 'ALLOW_USER_SRP_AUTH' as const, 'ALLOW_USER_PASSWORD_AUTH' as const];
const hiding = { PreventUserExistenceErrors: 'ENABLED' } as const;

/** A clock that runs with the system's, ahead of it by as much as it is moved on. */
function runningClock(): TestClock & { back(): void } {
  let ahead = 0;
  return {
    now: () => systemClock.now() + ahead,
    advance: ({ days = 0, hours = 0, minutes = 0 }) => void (ahead += ((days * 24 + hours) * 60 + minutes) * 60_000),
    back: () => void (ahead = 0),
  };
}

/** jane signs in by SRP; gives what sends the same answer again. */
async function provenOnce(playground: Playground): Promise<() => Promise<string>> {
  const keys = createSrpKeyPair();
  const question = await startSrp(playground, 'jane', keys);
  const again = () => answerSrp(playground, question, keys);
  tokensOf(await again());
  return () => failureOf(again());
}

const wrongOf = (playground: Playground, name: string) =>
  failureOf(playground.startSignIn(name, { PASSWORD: 'wrong' }));

/** Tries of ConfirmSignUp that are heard of until one is above the limit. */
async function triesLeft({ api, clientId: ClientId }: Playground, Username: string): Promise<number> {
  for (let tries = 0; ; tries++) {
    const told = await failureOf(api.confirmSignUp({ ClientId, Username, ConfirmationCode: '000000' }));
    if (told === limited) return tries;
  }
}

describe.each([
  ['of the system', runningClock],
  [
    'that stands still, long ago',
    () => {
      let time = Date.parse('2026-01-05T03:04:05Z');
      const start = time;
      return {
        now: () => time,
        advance: ({ days = 0, hours = 0, minutes = 0 }) => void (time += ((days * 24 + hours) * 60 + minutes) * 60_000),
        back: () => void (time = start),
      };
    },
  ],
])('a clock %s, moved on and back', (_, createClock) => {
  test('a proof that was used stays used, and logins stay', async () => {
    const clock = createClock();
    await using playground = await openPlayground({ service: { clock }, client: { ExplicitAuthFlows: flows } });
    await playground.addUser('jane');
    const { AccessToken } = await playground.signIn('jane');
    const again = await provenOnce(playground);
    clock.advance({ days: 40 });
    for (let turn = 0; turn < SWEPT_AFTER; turn++) {
      // Spends a session, and works out less than SRP.
      const { Session } = await startChoice(playground, 'jane');
      tokensOf(await choose(playground, 'jane', Session, 'PASSWORD', withPassword));
    }
    clock.back();
    expect(await again()).toBe(usedOnce);
    expect((await playground.api.getUser({ AccessToken })).Username).toBe('jane');
  });

  test('locks of then do not hold, and failures of then do not count', async () => {
    const clock = createClock();
    await using playground = await openPlayground({ service: { clock }, client: hiding });
    await playground.addUser('jane');
    clock.advance({ days: 365 });
    for (const name of ['jane', 'ghost']) for (let turn = 0; turn < 5; turn++) await wrongOf(playground, name);
    clock.back();
    for (const name of ['jane', 'ghost']) {
      for (let turn = 0; turn < 5; turn++) expect(await wrongOf(playground, name)).toMatch(/Incorrect/);
      expect(await wrongOf(playground, name)).toMatch(/exceeded/);
    }
  });

  test('authenticator codes of then block none of now', async () => {
    const clock = createClock();
    await using playground = await openPlayground({ service: { clock }, mfa: 'OPTIONAL' });
    await playground.addUser('jane');
    const { code } = await addAuthenticator(playground, await playground.signIn('jane'));
    clock.advance({ days: 40 });
    tokensOf(await answerMfa(playground, await playground.startSignIn('jane'), code()));
    clock.back();
    tokensOf(await answerMfa(playground, await playground.startSignIn('jane'), code(1)));
    expect(await failureOf(answerMfa(playground, await playground.startSignIn('jane'), code(1)))).toBe(usedCode);
    expect(await failureOf(answerMfa(playground, await playground.startSignIn('jane'), code()))).toBe(usedCode);
  });

  test('tries of then do not count', async () => {
    const clock = createClock();
    await using playground = await openPlayground({ service: { clock } });
    await playground.signUp('jane');
    clock.advance({ days: 365 });
    await triesLeft(playground, 'jane');
    clock.back();
    expect(await triesLeft(playground, 'jane')).toBe(15);
  });
});

describe('another service on the file, whose clock is ahead', () => {
  async function open(file: string) {
    const service = { file: join(folder, file), clock: runningClock() };
    const first = await openPlayground({ service, client: hiding });
    await first.addUser('jane');
    return { first, path: service.file };
  }

  async function openAhead(first: Playground, path: string): Promise<Playground> {
    const clock = runningClock();
    clock.advance({ hours: 2 });
    return { ...first, ...(await openService({ file: path, clock })) };
  }

  test('lets no proof be used twice', async () => {
    const { first, path } = await open('proof.db');
    const again = await provenOnce(first);
    const ahead = await openAhead(first, path);
    await signIn(ahead, 'jane');
    expect(await again()).toBe(usedOnce);
    await ahead.local.close();
    await first.local.close();
  });

  test('gives nobody new tries, nor opens a lock', async () => {
    const { first, path } = await open('tries.db');
    await first.signUp('joe');
    expect(await triesLeft(first, 'joe')).toBe(15);
    // Locked for seconds, which pass: what counts is that the failures are kept.
    for (let turn = 0; turn < 4; turn++) await wrongOf(first, 'ghost');
    const ahead = await openAhead(first, path);
    await failureOf(ahead.api.confirmSignUp({ ClientId: first.clientId, Username: 'spook', ConfirmationCode: '0' }));
    await wrongOf(ahead, 'spook');
    expect(await triesLeft(first, 'joe')).toBe(0);
    await wrongOf(first, 'ghost');
    expect(await wrongOf(first, 'ghost')).toMatch(/exceeded/);
    await ahead.local.close();
    await first.local.close();
  });
});
