import process from 'node:process';
import { runProgram } from './run-program.js';

/** Set by the build, to the version in package.json. */
declare const PROGRAM_VERSION: string;

// Whoever reads the output may stop reading, as `head` does. The run goes on to its end, clean-up included.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

process.exitCode = await runProgram(process.argv.slice(2), process, PROGRAM_VERSION);
