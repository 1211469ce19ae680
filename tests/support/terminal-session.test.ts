import { describe, expect, test } from 'vitest';
import { runInTerminal } from './terminal-session.js';

/** As a busy machine does it: nobody reads while the program writes and ends. */
function blockFor(milliseconds: number): void {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
}

describe('a session in a terminal', () => {
  test('has all that the program wrote, however late it is read', async () => {
    const lines = Array.from({ length: 300 }, (_, number) => `line ${number} ${'-'.repeat(40)}`);
    const session = runInTerminal(['-e', `process.stdout.write(${JSON.stringify(lines.join('\n'))})`]);
    blockFor(1000);
    expect(await session.exit).toBe(0);
    expect(session.transcript().split('\n')).toEqual(lines);
    expect(session.raw().split('\r\n')).toEqual(lines);
  });

  test('tells how the program ended', async () => {
    expect(await runInTerminal(['-e', 'process.exit(3)']).exit).toBe(3);
    const session = runInTerminal(['-e', 'console.log("up"); setInterval(() => {}, 1000)']);
    await session.see('up');
    session.signal('SIGTERM');
    expect(await session.exit).toBe(128 + 15);
  });

  test('can end without its program having gone', async () => {
    const session = runInTerminal([
      '-e',
      'process.on("SIGHUP", () => process.exit()); console.log("up"); setInterval(() => {}, 1000)',
    ]);
    await session.see('up');
    session.hangUp();
    await session.gone();
  });
});
