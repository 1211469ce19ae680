import { readFile } from 'node:fs/promises';
import { openFolder } from '../local-cognito/triggers/folder/function-folder.js';
import { failureOf } from '../local-cognito/playground.js';
import { expect, test } from '../targets/temporary-folder.js';

const page = await readFile(new URL('../../docs/triggers.md', import.meta.url), 'utf8');
const [, code = ''] = /```ts\n(\/\/ functions\/pre-sign-up\.ts\n.*?)```/s.exec(page) ?? [];

test('the function on the page does what the page says, and fails where it says', async ({ folder }) => {
  await using playground = await openFolder(folder, { 'pre-sign-up.ts': code });
  await playground.signUp('jane', 'jane@example.com');
  await playground.signIn('jane');
  expect(await failureOf(playground.signUp('joe', 'joe@rival.example'))).toBe(
    'UserLambdaValidationException: PreSignUp failed with error Not today.',
  );
  const shown = playground.lines.join('\n').replace(folder, '/home/jane/functions').split('\n');
  expect(shown[0]).toBe('pre-sign-up | Error: Not today');
  expect(page).toContain(`    pre-sign-up | ${shown[1]}\n`);
});
