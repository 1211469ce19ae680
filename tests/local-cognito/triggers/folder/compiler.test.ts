import { execFile } from 'node:child_process';
import { copyFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '../../../targets/temporary-folder.js';
import { assertBuilt } from '../../../support/built-program.js';
import { put } from './function-folder.js';

/** In a process of its own: esbuild is one for all of a process, and other tests need it. */
const program = `
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, renameSync, writeFileSync } from 'node:fs';
const [, library, folder, last] = process.argv;
const { startLocalCognito } = await import(library);
const lines = [];
const events = new EventTarget();
const log = ({ functionArn, text }) => {
  lines.push(functionArn.split(':')[6] + ' | ' + text);
  events.dispatchEvent(new Event('line'));
};
const local = await startLocalCognito({ onFunctionLog: log });
const changes = [];
const onChange = ({ file, state, problem }) => {
  changes.push([file, state, problem]);
  events.dispatchEvent(new Event('change'));
};
await local.functions.loadFrom(folder, { onChange });
function endCompiler() {
  const children = execFileSync('ps', ['-o', 'pid=,args=', '--ppid', String(process.pid)], { encoding: 'utf8' });
  const compilers = children.split('\\n').filter((text) => text.includes('--service='));
  if (compilers.length !== 1) throw new Error('There is not one compiler, but: ' + children);
  process.kill(parseInt(compilers[0], 10), 'SIGKILL');
}
function save(file, word) {
  writeFileSync(folder + '/' + file + '.new', 'exports.handler = async (event) => event; exports.word = "' + word + '";');
  renameSync(folder + '/' + file + '.new', folder + '/' + file);
}
async function seen(length) {
  while (changes.length < length) await once(events, 'change');
}
`;

async function run(
  folder: string,
  script: string,
  env: Readonly<Record<string, string>> = {},
): Promise<{ changes: string[][]; lines: string[] }> {
  assertBuilt();
  const library = new URL('../../../../dist/lib/local.js', import.meta.url).href;
  const functions = join(folder, 'functions');
  await put(functions, { 'pre-sign-up.js': 'exports.handler = async (event) => event;' });
  const words = ['--input-type=module', '--eval', program + script, library, functions];
  const { stdout } = await promisify(execFile)(process.execPath, words, { env: { ...process.env, ...env } });
  return JSON.parse(stdout) as { changes: string[][]; lines: string[] };
}

test('a compiler that is killed is started anew: files are followed as before, and new ones are taken in', async ({
  folder,
}) => {
  const outcome = await run(
    folder,
    `
    save('custom-message.js', 'one');
    await seen(1);
    for (const word of ['two', 'three']) {
      endCompiler();
      const before = changes.length;
      save('pre-sign-up.js', word);
      await seen(before + 1);
    }
    endCompiler();
    save('post-confirmation.js', 'one');
    await seen(4);
    await local.close();
    console.log(JSON.stringify({ changes, lines }));`,
  );
  expect(outcome).toEqual({
    changes: [
      ['custom-message.js', 'ready'],
      ['pre-sign-up.js', 'ready'],
      ['pre-sign-up.js', 'ready'],
      ['post-confirmation.js', 'ready'],
    ].map((change) => [...change, null]),
    lines: [],
  });
});

test('one that can not be started any more is told of, and the service stays and closes', async ({ folder }) => {
  const compiler = join(folder, 'esbuild');
  const platform = `@esbuild/${process.platform}-${process.arch}/bin/esbuild`;
  await copyFile(createRequire(import.meta.url).resolve(platform), compiler);
  const outcome = await run(
    folder,
    `
    chmodSync(process.env.ESBUILD_BINARY_PATH, 0o600);
    endCompiler();
    while (lines.length < 1) await once(events, 'line');
    save('custom-message.js', 'one');
    await seen(1);
    await local.close();
    console.log(JSON.stringify({ changes, lines }));`,
    { ESBUILD_BINARY_PATH: compiler },
  );
  const doesNotRun = String.raw`^Its compiler, esbuild, does not run: .*spawn .*EACCES\. Restart the process to build it\.$`;
  expect(outcome).toEqual({
    changes: [['custom-message.js', 'broken', expect.stringMatching(doesNotRun)]],
    lines: [
      expect.stringMatching(
        /^pre-sign-up \| Its compiler, esbuild, does not run any more: .+\. Changes of the file have no effect: restart the process\.$/,
      ),
    ],
  });
});
