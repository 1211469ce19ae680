import type { Io } from './io.js';
import { runProgram } from './run-program.js';

/** Set by the build, to the version in package.json. */
declare const PROGRAM_VERSION: string;

/** Each stream is opened at its first use: help, for one, needs no standard error. */
const io: Io = {
  get stdin() {
    return process.stdin;
  },
  get stdout() {
    return tolerant(process.stdout);
  },
  get stderr() {
    return tolerant(process.stderr);
  },
  env: process.env,
};

/** Whoever reads the output may stop reading, as `head` does. The run goes on to its end, clean-up included. */
function tolerant(stream: NodeJS.WriteStream): NodeJS.WriteStream {
  if (stream.listenerCount('error', ignoreClosedPipe) === 0) stream.on('error', ignoreClosedPipe);
  return stream;
}

function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') return;
  process.exitCode = 1;
  process.stderr.write(`Error: The output can't be written: ${error.message}\n`);
}

const exitCode = await runProgram(process.argv.slice(2), io, PROGRAM_VERSION);
// Output that could not be written may have set one.
if (exitCode !== 0) process.exitCode = exitCode;
