import { describe } from 'vitest';
import { scenarios } from '../../src/scenarios/index.js';
import { anyStyle, keys } from '../support/terminal-session.js';
import { expect, test } from './fixtures.js';
import { prompt } from './person.js';

const question = '? What shall we play?';

describe.concurrent('the menu of scenarios', () => {
  test('says what each is about', async ({ play }) => {
    const session = play([]);
    const screen = await session.see(question);
    expect(screen).toContain(`  ❯ ${scenarios[0]?.title}\n    ${scenarios[1]?.title}\n`);
    expect(screen).toContain('\n    From no account to an authenticator');
    await session.press(keys.up);
    await session.see('  ❯ Exit');
    await session.press(keys.down);
    await session.see('  ❯ Sign up with');
  });

  test('shows all of them, and breaks no word of what they are about', async ({ play }) => {
    const session = play([]);
    const screen = await session.see(question);
    for (const { title } of scenarios) expect(screen).toContain(` ${title}\n`);
    expect(screen).toContain('    Exit\n');
    for (const { title, summary } of scenarios) {
      await session.see(`❯ ${title}`);
      await session.until(
        () => session.screen().replaceAll(/\s+/g, ' ').includes(summary),
        `the whole of "${summary}"`,
      );
      await session.press(keys.down);
    }
  });

  test('scrolls where they are more than there are rows, with the question in sight', async ({ play }) => {
    const session = play([], { rows: 12 });
    await session.see('arrow keys to move');
    await session.press(keys.down);
    const screen = await session.see(`❯ ${scenarios[1]?.title}`);
    expect(screen).toContain(question);
  });

  test('Enter plays the one that is picked', async ({ play }) => {
    const session = play([]);
    await session.see(question);
    session.send(keys.enter);
    await prompt(session, 'username');
    expect(session.screen()).toContain('Step 1/10  Sign up');
    session.send(keys.ctrlC);
    expect(await session.exit).toBe(130);
    expect(session.screen()).toContain('Removed user pool');
  });

  test('Exit ends it: exit code 0', async ({ play }) => {
    const session = play([]);
    await session.see(question);
    await session.press(keys.up);
    await session.see('❯ Exit');
    session.send(keys.enter);
    expect(await session.exit).toBe(0);
  });

  test.for([
    { way: 'Ctrl-C', key: keys.ctrlC },
    { way: 'the end of input', key: keys.ctrlD },
  ])('$way ends it: exit code 130', async ({ key }, { play }) => {
    const session = play([]);
    await session.see(question);
    session.send(key);
    expect(await session.exit).toBe(130);
    expect(session.screen()).toContain('Interrupted.');
  });

  test('without colour where none is wanted', async ({ play }) => {
    const session = play(['--no-color']);
    await session.see(question);
    expect(session.raw()).not.toMatch(anyStyle);
  });
});
