import { execFileSync } from 'node:child_process';

/** Why no file system can be mounted here, as in many containers; undefined when it can. */
export function whyNoMounts(): string | undefined {
  try {
    runWithMounts('mount -t tmpfs tmpfs /mnt', '/');
    return undefined;
  } catch (error) {
    return `No file system can be mounted here: ${(error as Error).message.trim()}`;
  }
}

/**
 * What runs a program with mounts of its own, which go when it ends. Needs no root.
 * @param setUp shell commands; `$0` is the folder
 */
export function withMounts(setUp: string, folder: string): readonly string[] {
  return ['unshare', '-rm', 'sh', '-c', `${setUp} && exec "$@"`, folder];
}

/** Runs shell commands with mounts of their own and gives what they print. `$0` is the folder. */
export function runWithMounts(commands: string, folder: string): string {
  return execFileSync('unshare', ['-rm', 'sh', '-c', commands, folder], { encoding: 'utf8', stdio: 'pipe' });
}
