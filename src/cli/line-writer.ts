/** Bytes that may wait for whoever reads: as much as a slow reader needs, and a program that runs for weeks can bear. */
const MOST_WAITING = 1024 * 1024;

export type LineWriter = (line: string) => void;

/**
 * Writes lines for as long as they are read. Nobody may: a stream would keep all of them in memory. What is left out is
 * counted, and told of once the rest has been read.
 */
export function writeLinesTo(stream: NodeJS.WriteStream): LineWriter {
  let missing = 0;
  const tell = (): void => {
    stream.write(`${missing} ${missing === 1 ? 'line is' : 'lines are'} missing here: they were not read in time.\n`);
    missing = 0;
  };
  return (line) => {
    keepFromBlocking(stream);
    if (missing === 0 && stream.writableLength < MOST_WAITING) stream.write(`${line}\n`);
    else if (missing++ === 0) stream.once('drain', tell);
  };
}

/**
 * A child that is given a pipe of ours, as esbuild is given standard error, leaves it blocking at both ends: libuv sets
 * that in each child that it starts, for all who share the pipe. The service would stand still with whoever does not read.
 */
function keepFromBlocking(stream: NodeJS.WriteStream): void {
  // On Windows they block by design; terminals are read.
  if (stream.isTTY || process.platform === 'win32') return;
  const { _handle: handle } = stream as { readonly _handle?: { setBlocking?(blocking: boolean): unknown } };
  handle?.setBlocking?.(false);
}

/** Milliseconds. */
const TIME_TO_READ = 1000;

/** Ends the process once what was written has been read, and else a moment later, with the exit code that it has by then. */
export function endWithoutReader(): void {
  // What waits to be read keeps the process alive, and nothing else should.
  setTimeout(() => process.exit(), TIME_TO_READ).unref();
}
