import { afterAll, beforeAll, describe, expect } from 'vitest';
import { startServer, type LocalServer } from '../support/local-server.js';
import { startSlowGate } from '../support/slow-gate.js';
import { scanScreen } from '../support/scan-screen.js';
import { keys, type Session } from '../support/terminal-session.js';
import { phoneCode } from '../support/totp.js';
import { test } from './fixtures.js';
import { answer, goTo, prompt, promptNames } from './person.js';

let server: LocalServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.end());

const userOf = new WeakMap<Session, string>();

describe('out of a prompt', () => {
  const ways = [
    ...promptNames.map((at) => ({
      name: `Ctrl-C at ${at}`,
      at,
      leave: (session: Session) => session.send(keys.ctrlC),
    })),
    { name: 'end of input', at: 'username', leave: (session: Session) => session.send(keys.ctrlD) },
    { name: 'SIGTERM', at: 'password', leave: (session: Session) => session.signal('SIGTERM') },
    { name: 'SIGHUP', at: 'totpCode', leave: (session: Session) => session.signal('SIGHUP') },
  ] as const;
});
