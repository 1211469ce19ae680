import { isatty } from 'node:tty';
import type { Io } from './io.js';
import { runProgram } from './run-program.js';

/** Set by the build, to the version in package.json. */
declare const PROGRAM_VERSION: string;

/** Each stream is opened at its first use: help, for one, needs no standard error. */
const io: Io = {
  get stdin() {
    return guardRawMode(tolerant(process.stdin, noteLostTerminal));
  },
  get stdout() {
    return tolerant(process.stdout, reportLostOutput);
  },
  get stderr() {
    return tolerant(process.stderr, noteLostTerminal);
  },
  env: process.env,
};

/** Whoever reads the output may stop reading, as `head` does. The run goes on to its end, clean-up included. */
function tolerant<Stream extends NodeJS.ReadStream | NodeJS.WriteStream>(
  stream: Stream,
  onError: (error: NodeJS.ErrnoException) => void,
): Stream {
  if (stream.listenerCount('error', onError) === 0) stream.on('error', onError);
  return stream;
}

let guarded = false;

/** A terminal that is gone has no modes. readline, which sets them back, would end the run before its clean-up. */
function guardRawMode(stdin: typeof process.stdin): typeof process.stdin {
  if (guarded || !stdin.isTTY) return stdin;
  guarded = true;
  const setRawMode = stdin.setRawMode.bind(stdin);
  stdin.setRawMode = (mode) => (isatty(stdin.fd) ? setRawMode(mode) : stdin);
  return stdin;
}

let outputIsLost = false;

/** Each write fails by itself. */
function reportLostOutput(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE' || outputIsLost) return;
  outputIsLost = true;
  process.exitCode = 1;
  io.stderr.write(`Error: The output can't be written: ${error.message}\n`);
}

let terminalIsGone = false;
// Node would crash where it puts the modes of the terminal back. This is how programs end that have lost theirs.
process.on('exit', () => {
  if (!terminalIsGone) return;
  process.removeAllListeners('SIGHUP');
  process.kill(process.pid, 'SIGHUP');
});

/** There is nowhere left to say it: what is said of a terminal that is gone would be lost like the rest. */
function noteLostTerminal(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') return;
  terminalIsGone = error.code === 'EIO';
  process.exitCode = 1;
}

void runProgram(process.argv.slice(2), io, PROGRAM_VERSION).then((exitCode) => {
  // Output that could not be written may have set one.
  if (exitCode !== 0) process.exitCode = exitCode;
});
