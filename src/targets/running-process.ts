import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A process, told apart from others that get its number later. */
export interface RunningProcess {
  readonly pid: number;
  /** When it was started, in words of the system that are only good to compare; absent where the system won't say. */
  readonly started?: string;
}

let self: RunningProcess | undefined;

export function thisProcess(): RunningProcess {
  const started = self === undefined ? startOf(process.pid) : undefined;
  self ??= { pid: process.pid, ...(started !== undefined && { started }) };
  return self;
}

/** Whether it is another process than this one, and has not ended. In doubt it has not. */
export function isRunningElsewhere({ pid, started }: RunningProcess): boolean {
  if (pid === process.pid || !isThere(pid)) return false;
  const now = startOf(pid);
  return now === undefined || started === undefined || now === started;
}

function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // It is somebody else's.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function startOf(pid: number): string | undefined {
  if (process.platform === 'win32') return undefined;
  try {
    if (process.platform === 'linux') return startInTicks(readFileSync(`/proc/${pid}/stat`, 'utf8'));
    const env = { ...process.env, LC_ALL: 'C', TZ: 'UTC' };
    const words = execFileSync('ps', ['-o', 'lstart=', '-p', `${pid}`], { encoding: 'utf8', env, stdio: 'pipe' });
    return words.trim() || undefined;
  } catch {
    return undefined;
  }
}

/**
 * The state and the start of a process, as proc_pid_stat(5) has them. One that has ended and that nobody has asked after
 * yet counts as another.
 */
function startInTicks(stat: string): string | undefined {
  // The name, which comes second, may hold anything.
  const [state = '', ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return 'ZX'.includes(state) ? 'ended' : fields[18];
}
