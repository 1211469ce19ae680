// node scripts/pictures.mjs [scenarios...] [--from TEXT] [--rows NUMBER]
//
// Plays scenarios, records them, and draws a picture of each recording: docs/pictures/<scenario>.svg. Without names it
// is all of them. --from and --rows show another part than the one in excerpts.mjs: from the first row with that text
// on, and so many rows at most.
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { scenarios } from '../dist/lib/scenarios.js';
import { draw } from './pictures/draw.mjs';
import { excerpts, excerptOf, firstRows } from './pictures/excerpts.mjs';
import { replay } from './pictures/replay.mjs';

const program = fileURLToPath(new URL('../bin/cognito-demo.js', import.meta.url));
const pictures = fileURLToPath(new URL('../docs/pictures', import.meta.url));
/** For questions whose automatic answer tells of the machine that the pictures are made on. */
const answers = { deviceName: 'laptop' };

const { values: options, positionals: names } = parseArgs({
  allowPositionals: true,
  options: { from: { type: 'string' }, rows: { type: 'string' } },
});
const known = scenarios.map(({ name }) => name);
const unknown = names.filter((name) => !known.includes(name));
if (unknown.length > 0) fail(`No scenario ${unknown.join(', ')}. There are: ${known.join(', ')}.`);
const rows = options.rows === undefined ? firstRows : Number(options.rows);
if (!Number.isInteger(rows) || rows < 1) fail('--rows takes a whole number from 1 on.');

const folder = await mkdtemp(join(tmpdir(), 'cognito-demo-pictures-'));
try {
  await mkdir(pictures, { recursive: true });
  for (const scenario of scenarios) {
    if (names.length === 0 || names.includes(scenario.name)) await picture(scenario);
  }
} finally {
  await rm(folder, { recursive: true });
}

async function picture({ name, title, load }) {
  const { questions } = await load();
  const given = questions.filter((question) => question.name in answers);
  const line = [
    name,
    '--auto',
    ...given.flatMap((question) => ['--set', `${question.name}=${answers[question.name]}`]),
  ];
  const { columns, rows: all } = await replay(await record(line));
  const isOwn = options.from !== undefined || options.rows !== undefined;
  const parts = isOwn ? [{ from: options.from, rows }] : (excerpts[name] ?? [{ rows }]);
  const drawing = draw(excerptOf(all, parts), columns, {
    command: ['cognito-demo', ...line].join(' '),
    title: `cognito-demo ${name}: ${title}`,
  });
  await writeFile(join(pictures, `${name}.svg`), drawing);
}

/** Plays it without a terminal, so that the screen has the size that it has everywhere then. */
async function record(line) {
  const file = join(folder, `${line[0]}.cast`);
  const env = { PATH: process.env.PATH, COGNITO_DEMO_HOME: folder };
  await promisify(execFile)(process.execPath, [program, ...line, '--record', file], { env });
  return readFile(file, 'utf8');
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(2);
}
