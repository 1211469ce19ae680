import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '../e2e/fixtures.js';
import { pressEnter } from '../e2e/walk.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const page = await readFile(join(root, 'docs/write-a-scenario.md'), 'utf8');

/** The programs of the page, by the file names in their first lines. */
const programs = new Map(
  [...page.matchAll(/```js\n\/\/ (\S+)\n(.*?)```/gs)].map(([, name = '', code = '']) => [name, code]),
);

/** A folder with the package installed, and the programs of the page. */
async function install(home: string): Promise<(name: string) => string> {
  const folder = join(home, 'mine');
  await mkdir(join(folder, 'node_modules'), { recursive: true });
  await symlink(root, join(folder, 'node_modules/cognito-demo'));
  for (const [name, code] of programs) await writeFile(join(folder, name), code);
  return (name) => join(folder, name);
}

test('the first program has forty lines at most', () => {
  expect([...programs.keys()]).toEqual(['whoami.mjs', 'ask-colour.mjs']);
  expect(programs.get('whoami.mjs')!.trimEnd().split('\n').length).toBeLessThanOrEqual(40);
});

test('whoami plays unattended, and what it makes is removed', async ({ home, run }) => {
  const at = await install(home);
  const { exitCode, stderr } = await run(['play', at('whoami.mjs'), '--auto']);
  expect({ exitCode, stderr }).toEqual({
    exitCode: 0,
    stderr: expect.stringContaining('Cognito says that I am jane-'),
  });
  expect(stderr).toMatch(/email +jane-\w+@example\.com/);
  expect(stderr).toMatch(/Removed user pool cognito-demo-whoami-/);
});

test('whoami plays at the keyboard', async ({ home, play }) => {
  const at = await install(home);
  const session = play(['play', at('whoami.mjs')]);
  expect(await pressEnter(session)).toEqual(['Username:', 'Email address:', 'Password:', 'Code from the message:']);
  expect(await session.exit).toBe(0);
});

test('a question of your own takes --set, and its check', async ({ home, run }) => {
  const at = await install(home);
  const blue = await run(['play', at('ask-colour.mjs'), '--auto']);
  expect(blue).toMatchObject({ exitCode: 0, stderr: expect.stringContaining('It is blue.') });
  const wrong = await run(['play', at('ask-colour.mjs'), '--set', 'colour=a very light shade of green']);
  expect(wrong).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('A colour is shorter than that.') });
});

test.for([
  {
    name: 'is not there',
    file: 'nowhere.mjs',
    code: undefined,
    says: /nowhere\.mjs can't be loaded: there is no such file\./,
  },
  {
    name: 'is no JavaScript',
    file: 'broken.mjs',
    code: 'export default {',
    says: /broken\.mjs can't be loaded: Unexpected/,
  },
  {
    name: 'exports nothing',
    file: 'empty.mjs',
    code: '',
    says: /empty\.mjs holds no scenario: it has no default export/,
  },
  {
    name: 'lacks a member',
    file: 'part.mjs',
    code: "export default { name: 'x', title: 'X', steps: 1 }",
    says: /play must be a function/,
  },
  {
    name: 'is no JavaScript in its fourth line',
    file: 'fourth.mjs',
    code: "export default {\n  name: 'x',\n  title: 'X'\n  steps: 1,\n};\n",
    says: /fourth\.mjs can't be loaded: Unexpected identifier.*\n {2}at \S*fourth\.mjs:4\n/,
  },
  {
    name: 'imports such a file',
    file: 'imports.mjs',
    code: "import './broken-part.mjs';\nexport default {};\n",
    says: /imports\.mjs can't be loaded: Unexpected token.*\n {2}at \S*broken-part\.mjs:2\n/,
  },
  {
    name: 'throws',
    file: 'throws.mjs',
    code: '\nnothing();\n',
    says: /throws\.mjs can't be loaded: nothing is not defined\n {2}at \S*throws\.mjs:2:1\n/,
  },
  {
    name: 'is a folder',
    file: 'node_modules',
    code: undefined,
    says: /node_modules can't be loaded: it is a folder\.\n/,
  },
  {
    name: 'has a question without a message',
    file: 'mute.mjs',
    code: `export default { name: 'x', title: 'X', steps: 0, play() {},
      questions: [{ name: 'q', kind: 'text', unattended: 'auto' }] };`,
    says: /mute\.mjs holds no scenario: message of the question "q" must be a string/,
  },
  {
    name: 'has a question of an unknown kind',
    file: 'kind.mjs',
    code: `export default { name: 'x', title: 'X', steps: 0, play() {},
      questions: [{ name: 'q', message: 'Q', kind: 'number', unattended: 'auto' }] };`,
    says: /kind of the question "q" must be one of text, secret, code, choice/,
  },
])('a file that $name: exit code 2', async ({ file, code, says }, { home, run }) => {
  const at = await install(home);
  await writeFile(at('broken-part.mjs'), 'export const part =\n;\n');
  if (code !== undefined) await writeFile(at(file), code);
  const { exitCode, stdout, stderr } = await run(['play', at(file)]);
  expect({ exitCode, stdout, stderr }).toEqual({ exitCode: 2, stdout: '', stderr: expect.stringMatching(says) });
  expect(stderr).toContain('docs/write-a-scenario.md');
  expect(stderr).not.toMatch(/node:|\/dist\//);
});

test('a file in TypeScript plays, or says what Node.js it needs', async ({ home, run }) => {
  const at = await install(home);
  const code = "export default { name: 'x' as string, title: 'X', questions: [], steps: 0, async play() {} };\n";
  await writeFile(at('x.ts'), code);
  const { exitCode, stderr } = await run(['play', at('x.ts')]);
  if ((process.features as { typescript?: unknown }).typescript) return expect(exitCode, stderr).toBe(0);
  expect(exitCode).toBe(2);
  expect(stderr).toMatch(/x\.ts can't be loaded: it is TypeScript, which Node\.js \S+ does not run\.\n/);
  expect(stderr).toContain('Run it with Node.js 22.18 or newer, or compile it');
});

const story = (body: string): string => `
  import { ExpectedError } from 'cognito-demo/scenarios';
  export default { name: 'x', title: 'X', questions: [], steps: 0, async play(kit) { ${body} } };`;

test('an ExpectedError of the story is shown as one', async ({ home, run }) => {
  const at = await install(home);
  await writeFile(at('x.mjs'), story("throw new ExpectedError('No luck.', { next: 'Try tomorrow.' });"));
  const { exitCode, stderr } = await run(['play', at('x.mjs'), '--auto']);
  expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: expect.stringMatching(/No luck\.\n❯ Try tomorrow\./) });
});

test('a question that the story does not declare is a bug of the file', async ({ home, run }) => {
  const at = await install(home);
  await writeFile(at('x.mjs'), story("await kit.ask({ name: 'q', message: 'Q', kind: 'text', unattended: 'auto' });"));
  const { exitCode, stderr } = await run(['play', at('x.mjs')]);
  expect(exitCode).toBe(1);
  expect(stderr.replaceAll(/\s+/g, ' ')).toContain('The story must declare the question "q": add it to questions.');
  const given = await run(['play', at('x.mjs'), '--set', 'q=1']);
  expect(given).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('it declares no questions') });
});

test('any other error is a bug of the file, not of the tool', async ({ home, run }) => {
  const at = await install(home);
  await writeFile(at('x.mjs'), story('kit.nothing();'));
  const { exitCode, stderr } = await run(['play', at('x.mjs'), '--auto']);
  expect(exitCode).toBe(1);
  expect(stderr.replaceAll(/\s+/g, ' ')).toContain('kit.nothing is not a function');
  expect(stderr.replaceAll(/\s+/g, '')).toContain(`Thisisabugin${at('x.mjs')}`);
});

test('a story that needs no pool has none', async ({ home, run }) => {
  const at = await install(home);
  await writeFile(at('x.mjs'), story('kit.playground;'));
  const { stderr } = await run(['play', at('x.mjs'), '--auto']);
  expect(stderr.replaceAll(/\s+/g, ' ')).toContain('A story that says no needs has no playground.');
});
