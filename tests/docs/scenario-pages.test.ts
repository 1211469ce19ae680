import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { actionGroups } from '../../src/cli/actions/index.js';
import { scenarios } from '../../src/scenarios/index.js';
import { playStory } from '../scenarios/play-story.js';

const read = (path: string): Promise<string> => readFile(new URL(`../../${path}`, import.meta.url), 'utf8');
const commands = new Set([
  ...scenarios.map(({ name }) => name),
  'action',
  'actions',
  'down',
  'inbox',
  'local',
  'play',
  'status',
  'up',
]);
const actions = new Set(actionGroups.flatMap((group) => group.actions.map(({ name }) => name)));

/** The words of each command line of the program on a page. */
function commandLines(page: string): string[][] {
  return [...page.matchAll(/^ {4}(?:\S+=\S+ )*cognito-demo ?(.*)$/gm)].map(([, words = '']) => words.split(/\s+/));
}

describe.each(scenarios)('the page of $name', ({ name, load }) => {
  test('has a picture, the calls, the permissions, the costs and what to try next', async () => {
    const page = await read(`docs/scenarios/${name}.md`);
    expect(page).toMatch(new RegExp(`^# ${name}: `));
    expect(page).toContain(`](../pictures/${name}.svg)`);
    expect(await read(`docs/pictures/${name}.svg`)).toMatch(/^<svg .*<title/s);
    expect(page).toMatch(/```mermaid\nsequenceDiagram\n/);
    expect(page).toMatch(/\| .*IAM permission/);
    expect(page).toMatch(/cost/i);
    expect(page).toMatch(/^## What to try next$/m);
  });

  test('names the calls that its steps name', async () => {
    const page = await read(`docs/scenarios/${name}.md`);
    const { events } = await playStory(await load());
    const calls = new Set(events.flatMap((event) => (event.type === 'step-started' ? event.calls : [])));
    const missing = [...calls].filter((call) => !page.includes(call));
    expect(missing).toEqual([]);
  });

  test('types commands that there are', async () => {
    const lines = commandLines(await read(`docs/scenarios/${name}.md`));
    expect(lines.map(([command]) => command)).toContain(name);
    for (const [command = '', action = ''] of lines) {
      expect(commands, `cognito-demo ${command}`).toContain(command);
      if (command === 'action') expect(actions, `cognito-demo action ${action}`).toContain(action);
    }
  });

  test('is in the list of the README', async () => {
    expect(await read('README.md')).toContain(`| [\`${name}\`](docs/scenarios/${name}.md) |`);
  });
});

test('the README types commands that there are', async () => {
  for (const [command = '', action = ''] of commandLines(await read('README.md'))) {
    if (command !== '' && !command.startsWith('#')) expect(commands, `cognito-demo ${command}`).toContain(command);
    if (command === 'action') expect(actions, `cognito-demo action ${action}`).toContain(action);
  }
});
