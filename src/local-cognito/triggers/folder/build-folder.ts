import { existsSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where built code lies: a temporary folder that this user alone can read. */
export interface BuildFolder {
  /** As it was first made. One made anew lies beside it, so that relative paths from it stay what they are. */
  readonly path: string;
  /**
   * Sees to it that a file is there. At once, so that calls at once find one instance.
   * @returns its path.
   * @throws {Error} of the file system.
   */
  put(name: string, code: string): string;
  remove(): Promise<void>;
}

export function createBuildFolder(): BuildFolder {
  const made = [makeFolder()] as [string, ...string[]];
  return {
    path: made[0],
    put(name, code) {
      // Whatever cleans temporary folders up may have taken it. Its name may be another's by now, so it gets a new one.
      if (!existsSync(made.at(-1)!)) made.push(makeFolder());
      const file = join(made.at(-1)!, name);
      if (!existsSync(file)) write(file, code);
      return file;
    },
    async remove() {
      await Promise.all(made.map((folder) => rm(folder, { recursive: true, force: true })));
    },
  };
}

function makeFolder(): string {
  return realpathSync(mkdtempSync(join(tmpdir(), 'cognito-demo-functions-')));
}

/** All of it or nothing. */
function write(file: string, code: string): void {
  try {
    writeFileSync(file, code);
  } catch (error) {
    rmSync(file, { force: true });
    throw error;
  }
}
