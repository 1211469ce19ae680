import { closeSync, ftruncateSync, openSync, writeFileSync } from 'node:fs';
import { ExpectedError } from '../events/index.js';

export interface CastHeader {
  readonly columns: number;
  readonly rows: number;
  readonly title: string;
  /** The command line that was recorded. */
  readonly command: string;
}

/** A file of what a terminal was sent and when. Adding to it never throws: what failed comes out when it is closed. */
export interface CastFile {
  /** Adds to what the terminal was sent. */
  write(text: string): void;
  /** Begins a chapter: players jump to these, or pause there. */
  mark(title: string): void;
  /** @throws {ExpectedError} when not all could be written. What the file has then is whole. */
  close(): void;
}

/** Seconds. Nobody wants to watch for longer how a person thinks, so longer pauses are cut to this. */
const longestPause = 2;

/**
 * Makes a file in the format asciicast v2 (https://docs.asciinema.org/manual/asciicast/v2). Each line is in the file
 * before the program goes on, so that the file is whole however the program ends. It has no secrets and is made to be
 * passed on: others may read it as far as the umask lets them.
 * @throws {ExpectedError} exit code 2 when it can't be made, or is there already.
 */
export function createCastFile(file: string, { columns, rows, title, command }: CastHeader): CastFile {
  const descriptor = open(file);
  let size = 0;
  let failure: Error | undefined;
  const append = (line: unknown): void => {
    if (failure) return;
    const text = `${JSON.stringify(line)}\n`;
    try {
      writeFileSync(descriptor, text);
      size += Buffer.byteLength(text);
    } catch (error) {
      failure = error as Error;
    }
  };

  append({
    version: 2,
    width: columns,
    height: rows,
    timestamp: Math.floor(Date.now() / 1000),
    idle_time_limit: longestPause,
    command,
    title,
  });
  let seconds = 0;
  let lastAt = performance.now();
  const add = (kind: 'o' | 'm', text: string): void => {
    const now = performance.now();
    seconds += Math.min((now - lastAt) / 1000, longestPause);
    lastAt = now;
    append([Number(seconds.toFixed(3)), kind, text]);
  };
  return {
    write: (text) => add('o', text),
    mark: (title) => add('m', title),
    close() {
      try {
        if (failure) ftruncateSync(descriptor, size); // Half a line may have been written.
        closeSync(descriptor);
      } catch (error) {
        failure ??= error as Error;
      }
      if (failure) throw brokenOff(file, failure);
    },
  };
}

function open(file: string): number {
  try {
    return openSync(file, 'wx');
  } catch (cause) {
    const { code = '', message } = cause as NodeJS.ErrnoException;
    const { reason, next } = obstacles[code] ?? { reason: message, next: 'Name another file.' };
    throw new ExpectedError(`The recording ${file} can't be made: ${reason}.`, { next, exitCode: 2, cause });
  }
}

const readOnly = {
  reason: 'nothing may be written to its folder',
  next: 'Name a file in a folder that you may write to.',
};
const obstacles: Readonly<Record<string, { readonly reason: string; readonly next: string }>> = {
  EEXIST: { reason: 'there is something of that name', next: 'Name another file, or remove that one first.' },
  ENOENT: { reason: 'its folder does not exist', next: 'Make the folder first, or name another file.' },
  ENOTDIR: { reason: 'its folder is a file', next: 'Name another file.' },
  EACCES: readOnly,
  EPERM: readOnly,
  EROFS: readOnly,
};

function brokenOff(file: string, cause: Error): ExpectedError {
  const next = 'Make room or name a file elsewhere, and play it again.';
  return new ExpectedError(`The recording ${file} ends early: ${cause.message}.`, { next, cause });
}
