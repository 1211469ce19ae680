import { Writable } from 'node:stream';
import type { Io } from '../../src/cli/io.js';
import { runProgram } from '../../src/cli/run-program.js';
import type { Output } from '../support/built-program.js';

/** Runs the program within this process, without a terminal: to run it once costs next to nothing. */
export async function callProgram(words: readonly string[], env: Readonly<Record<string, string>>): Promise<Output> {
  const stdout = collector();
  const stderr = collector();
  const streams = { stdin: { isTTY: false }, stdout: stdout.stream, stderr: stderr.stream };
  const exitCode = await runProgram(words, { ...streams, env } as unknown as Io, '0.0.0');
  return { exitCode, stdout: stdout.text(), stderr: stderr.text() };
}

function collector(): { readonly stream: Writable; readonly text: () => string } {
  const chunks: Buffer[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk);
      done();
    },
  });
  return { stream, text: () => Buffer.concat(chunks).toString() };
}
