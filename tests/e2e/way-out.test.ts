import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe } from 'vitest';
import { startServer, type LocalServer } from '../support/local-server.js';
import { startSlowGate, type SlowGate } from '../support/slow-gate.js';
import { scanScreen } from '../support/scan-screen.js';
import { keys, type Session } from '../support/terminal-session.js';
import { phoneCode } from '../support/totp.js';
import { expect, test } from './fixtures.js';
import { answer, goTo, prompt, promptNames, type PromptName } from './person.js';

let server: LocalServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.end());

let users = 0;

/** On this target the person has to give an address, and to read the code elsewhere. */
function goToOnServer(session: Session, name: PromptName): Promise<void> {
  const address = `user-${++users}@example.com`;
  return goTo(session, name, { email: () => address, confirmationCode: () => server.codeFor(address) });
}

function poolOf(session: Session): string {
  return /Created user pool (\S+)/.exec(session.transcript())?.[1] ?? 'none';
}

async function expectWayOut(session: Session): Promise<void> {
  expect(await session.exit).toBe(130);
  const pool = poolOf(session);
  expect(session.transcript()).toContain(`Removed user pool ${pool}`);
  expect(session.transcript()).toMatch(/▲ Interrupted after [\d.]+ m?s\.$/);
  expect(await server.poolNames()).not.toContain(pool);
}

describe.concurrent('out of a prompt: exit code 130, and the pool is gone', () => {
  const ctrlC = (session: Session): void => session.send(keys.ctrlC);
  test.for([
    ...promptNames.map((at) => ({ way: 'Ctrl-C', at, leave: ctrlC })),
    { way: 'end of input', at: 'username' as const, leave: (session: Session) => session.send(keys.ctrlD) },
    { way: 'end of input', at: 'password' as const, leave: (session: Session) => session.send(keys.ctrlD) },
    { way: 'end of input', at: 'authenticator' as const, leave: (session: Session) => session.send(keys.ctrlD) },
    { way: 'SIGTERM', at: 'password' as const, leave: (session: Session) => session.signal('SIGTERM') },
    { way: 'SIGHUP', at: 'totpCode' as const, leave: (session: Session) => session.signal('SIGHUP') },
  ])('$way at $at', async ({ at, leave }, { play }) => {
    const session = play(['signup-mfa', '--target', server.url]);
    await goToOnServer(session, at);
    expect(await server.poolNames()).toContain(poolOf(session));
    leave(session);
    await expectWayOut(session);
  });

  test.for(['username', 'password', 'totpCode'] as const)('a terminal that closes at %s', async (at, { play }) => {
    const session = play(['signup-mfa', '--target', server.url]);
    await goToOnServer(session, at);
    const pool = poolOf(session);
    session.hangUp();
    await session.gone();
    expect(await server.poolNames()).not.toContain(pool);
  });

  test('but not Ctrl-Z: the prompt goes on when the program does', async ({ play, onTestFinished }) => {
    const session = play(['signup-mfa', '--target', server.url]);
    await goToOnServer(session, 'username');
    // Once the program has let go of the keyboard, the terminal echoes the key.
    const stop = setInterval(() => session.send(keys.ctrlZ), 300);
    onTestFinished(() => clearInterval(stop));
    await session.see('^Z');
    clearInterval(stop);
    // More than once: one more of these keys may be on its way.
    const goOn = setInterval(() => session.signal('SIGCONT'), 100);
    onTestFinished(() => clearInterval(goOn));
    await sleep(500);
    await session.type('bob');
    session.send(keys.enter);
    await session.see('✓ Username: bob');
    await session.see('? Email address:');
    clearInterval(goOn);
    session.send(keys.ctrlD);
    await expectWayOut(session);
  });

  test('Ctrl-C while it counts down to the next code', async ({ play }) => {
    const session = play(['signup-mfa', '--target', server.url]);
    await goToOnServer(session, 'totpCode');
    const code = phoneCode(scanScreen(session.terminal, 'dark') ?? '');
    await answer(session, 'totpCode', code);
    await answer(session, 'totpCode', code);
    await session.see(/✗ That code was used before, and each counts once\.\n {2}❯ Waiting \d+ s: then the /);
    session.send(keys.ctrlC);
    await expectWayOut(session);
    expect(session.screen()).not.toContain('^C');
  });
});

describe.concurrent('while a call is under way', () => {
  /** Plays to the call, which gets no answer before `open`. */
  const playTo = async (
    operation: string,
    play: (args: string[]) => Session,
    go: (session: Session) => Promise<void>,
  ): Promise<{ session: Session; gate: SlowGate }> => {
    const gate = await startSlowGate(server.url, operation);
    const session = play(['signup-mfa', '--target', gate.url]);
    await go(session);
    await gate.arrived;
    return { session, gate };
  };
  const signUp = async (session: Session): Promise<void> => {
    await goToOnServer(session, 'password');
    await answer(session, 'password');
  };

  test.for([
    { call: 'CreateUserPool', go: async () => {} },
    { call: 'CreateUserPoolClient', go: async () => {} },
    { call: 'SignUp', go: signUp },
  ])('Ctrl-C in $call ends the run once it has its answer', async ({ call, go }, { play }) => {
    const { session, gate } = await playTo(call, play, go);
    session.send(keys.ctrlC);
    gate.open();
    await expectWayOut(session);
    await gate.end();
  });

  test('a spinner shows what is waited for', async ({ play }) => {
    const { session, gate } = await playTo('SignUp', play, signUp);
    await session.see(/^ {2}[⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏] SignUp…$/m);
    gate.open();
    await prompt(session, 'confirmationCode');
    expect(session.transcript()).not.toContain('SignUp…');
    await gate.end();
  });
});

describe.concurrent('during the clean-up', () => {
  const cleanUp = async (play: (args: string[]) => Session): Promise<{ session: Session; gate: SlowGate }> => {
    const gate = await startSlowGate(server.url, 'DeleteUserPool');
    const session = play(['signup-mfa', '--target', gate.url]);
    await prompt(session, 'username');
    session.send(keys.ctrlC);
    await gate.arrived;
    return { session, gate };
  };

  test('Ctrl-C is answered with what goes on', async ({ play }) => {
    const { session, gate } = await cleanUp(play);
    session.send(keys.ctrlC);
    await session.see('Still cleaning up');
    gate.open();
    await expectWayOut(session);
    await gate.end();
  });

  test('a third Ctrl-C leaves the rest to `down`', async ({ play, run }) => {
    const { session, gate } = await cleanUp(play);
    session.send(keys.ctrlC);
    await session.see('Still cleaning up');
    session.send(keys.ctrlC);
    expect(await session.exit).toBe(130);
    gate.open();
    const pool = poolOf(session);
    const { exitCode, stderr } = await run(['down', '--target', gate.url]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: expect.stringContaining(`Removed user pool ${pool}`) });
    expect(await server.poolNames()).not.toContain(pool);
    await gate.end();
  });
});
