import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { installed } from './installed.js';

const folder = fileURLToPath(new URL('python', import.meta.url));
const stories = readFileSync(`${folder}/boto3_stories.py`, 'utf8');
const names = [...stories.matchAll(/^ +def (test_\w+)/gm)].map(([, name = '']) => name);

/** Debian's own Python, because others on the machine do not see its packages. */
const python = '/usr/bin/python3';
const { version, missing, isSkipped } = installed(
  [python, '-c', 'import boto3; print(boto3.__version__)'],
  'python3-boto3',
);

/** The stories are Python's unit tests, run once and told here one by one. */
describe.skipIf(isSkipped)(`boto3 ${version ?? ''} with an SRP of its own, against cognito-demo local`, () => {
  let report = '';
  beforeAll(async () => {
    if (version === undefined) throw new Error(missing);
    const args = ['-B', '-m', 'unittest', '-v', 'boto3_stories'];
    const child = spawn(python, args, { cwd: folder, env: environment(), stdio: ['ignore', 'ignore', 'pipe'] });
    child.stderr.setEncoding('utf8').on('data', (text: string) => (report += text));
    await once(child, 'close');
  });

  for (const name of names) {
    it(name.replace('test_', '').replaceAll('_', ' '), () => {
      expect(report).toMatch(new RegExp(`^${name} .*\\.\\.\\. ok$`, 'm'));
    });
  }

  it('runs them all, and nothing fails on the way out', () => {
    expect(names.length).toBeGreaterThan(0);
    expect(report).toMatch(new RegExp(`^Ran ${names.length} tests in .*\\n\\nOK$`, 'm'));
  });
});

/** Nothing of the person's own settings for AWS. */
function environment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith('AWS_'));
  return { ...Object.fromEntries(own), NODE: process.execPath };
}
