/** The file can't be used, for a reason that its owner can mend. */
export class StorageError extends Error {
  override readonly name = 'StorageError';
  /** What helps where the file stays where it is, likewise; undefined where only another place does. */
  readonly mend: string | undefined;

  constructor(
    message: string,
    /** What to do about it, in whole sentences. */
    readonly next: string,
    {
      cause,
      mend,
    }: {
      readonly cause?: unknown;
      readonly mend?: string | undefined;
    } = {},
  ) {
    super(message, cause === undefined ? undefined : { cause });
    this.mend = mend;
  }
}

/** What keeps SQLite from its file, by the beginning of its error codes; https://sqlite.org/rescode.html. */
const troubles = {
  SQLITE_BUSY: 'busy',
  SQLITE_LOCKED: 'busy',
  SQLITE_FULL: 'full',
  SQLITE_NOTADB: 'no database',
  SQLITE_CORRUPT: 'damaged',
  SQLITE_READONLY: 'out of reach',
  SQLITE_CANTOPEN: 'out of reach',
  SQLITE_PERM: 'out of reach',
  SQLITE_AUTH: 'out of reach',
  SQLITE_IOERR: 'out of reach',
} as const;

export type StorageTrouble = (typeof troubles)[keyof typeof troubles];

/** The trouble that an error of SQLite is about; undefined for any other error, such as a broken constraint. */
export function storageTroubleOf(error: unknown): StorageTrouble | undefined {
  const code = (error as { readonly code?: unknown } | null)?.code;
  if (typeof code !== 'string') return undefined;
  const [, trouble] = Object.entries(troubles).find(([beginning]) => code.startsWith(beginning)) ?? [];
  return trouble;
}

/** A file that is not for this program. */
export function foreign(message: string, cause?: unknown): StorageError {
  const mend = 'Move it away to begin anew.';
  return new StorageError(message, 'Name another file, or move this one away.', { cause, mend });
}

const wait = 'Wait until that program is done with it, or end it.';

/** An error that was met while a file was opened, explained if it can be. */
export function explainOpening(error: unknown, file: string): unknown {
  const { message } = error as Error;
  switch (storageTroubleOf(error)) {
    case 'busy':
      return new StorageError(`${file} is locked by another program.`, wait, { cause: error, mend: wait });
    case 'full':
      return new StorageError(`The disk of ${file} is full.`, 'Make room on it, or name another file.', {
        cause: error,
        mend: 'Make room on it.',
      });
    case 'no database':
      return foreign(`${file} is no database of local Cognito.`, error);
    case 'damaged':
      return damaged(file, message, error);
    case 'out of reach':
      return new StorageError(
        `${file} can't be used: ${message}.`,
        'Check its disk and permissions, or name another file.',
        { cause: error },
      );
    case undefined:
      return error;
  }
}

export function damaged(file: string, what: string, cause?: unknown): StorageError {
  const mend =
    'Put a copy of it in its place, or move it away to begin anew. The .recover of the sqlite3 shell may save what is left.';
  return new StorageError(`${file} is damaged: ${what}.`, mend, { cause, mend });
}
