import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '../../../targets/temporary-folder.js';
import { assertBuilt } from '../../../support/built-program.js';
import { confirming, put } from './function-folder.js';

/** In a process of its own: esbuild is started once in a process, and other tests need it. */
const program = `
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
const [, library, folder] = process.argv;
const { startLocalCognito } = await import(library);
const local = await startLocalCognito();
let tell;
const changed = new Promise((resolve) => (tell = resolve));
const files = await local.functions.loadFrom(folder, { onChange: tell });
const children = execFileSync('ps', ['-o', 'pid=,args=', '--ppid', String(process.pid)], { encoding: 'utf8' });
for (const line of children.split('\\n').filter((text) => text.includes('esbuild'))) process.kill(parseInt(line, 10));
writeFileSync(folder + '/custom-message.js', 'exports.handler = async (event) => event;');
const { file, state, problem } = await changed;
await local.close();
console.log(JSON.stringify({ before: files.map((each) => each.state), file, state, problem }));
`;

test('a file that comes after the compiler was killed is broken, and the service stays and closes', async ({
  folder,
}) => {
  assertBuilt();
  const library = new URL('../../../../dist/lib/local.js', import.meta.url).href;
  const functions = join(folder, 'functions');
  await put(functions, { 'pre-sign-up.ts': confirming });
  const { stdout } = await promisify(execFile)(process.execPath, [
    '--input-type=module',
    '--eval',
    program,
    library,
    functions,
  ]);
  expect(JSON.parse(stdout)).toEqual({
    before: ['ready'],
    file: 'custom-message.js',
    state: 'broken',
    problem: expect.stringMatching(/^Its compiler, esbuild, does not run: .+\. Restart the process to build it\.$/),
  });
});
