// node bench/run.mjs [--quick] [--json FILE] [names...]
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { removeFolders } from './lib/places.mjs';
import { machine, table } from './lib/report.mjs';
import { stopServers } from './lib/servers.mjs';

/** In the order in which they run. */
const benchmarks = [
  'start-up',
  'whole-run',
  'client-srp',
  'server-start',
  'throughput',
  'srp-sign-in',
  'latency-at-size',
  'list-users',
  'durable-writes',
  'kill-9',
];

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { quick: { type: 'boolean', default: false }, json: { type: 'string' } },
});
const unknown = positionals.filter((name) => !benchmarks.includes(name));
if (unknown.length > 0) {
  console.error(`No benchmark ${unknown.join(', ')}. There are: ${benchmarks.join(', ')}.`);
  process.exit(2);
}

const chosen = benchmarks.filter((name) => positionals.length === 0 || positionals.includes(name));
const report = { machine: machine(), date: new Date().toISOString(), quick: options.quick, benchmarks: {} };
console.log(
  `${report.machine}${options.quick ? '\nA quick run: good to see that all works, too short to judge by.' : ''}`,
);
process.once('SIGINT', () => process.exit(130));
process.once('SIGTERM', () => process.exit(143));
process.once('exit', () => {
  stopServers();
  removeFolders();
});
for (const name of chosen) await runOne(name);
if (options.json !== undefined) await writeFile(options.json, `${JSON.stringify(report, undefined, 2)}\n`);
// A peer's keep-alive connections would hold the process.
process.exit();

async function runOne(name) {
  const { title, run } = await import(`./${name}.mjs`);
  const started = performance.now();
  const { lines, notes = [] } = await run({ quick: options.quick });
  report.benchmarks[name] = { title, lines, notes };
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  console.log(`\n${title} (${name}, ${seconds} s)\n\n${table(lines)}`);
  for (const note of notes) console.log(`- ${note}`);
}
