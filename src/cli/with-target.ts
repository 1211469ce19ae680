import type { Target } from '../targets/index.js';
import type { CommonFlags, TargetFlags } from './flags.js';
import type { Io } from './io.js';
import { openTarget } from './open-target.js';
import { terminalStage } from './terminal.js';

/** Works on a target, whose events are shown on the terminal, and closes it however the work ends. */
export async function withTarget<T>(
  flags: CommonFlags & TargetFlags,
  io: Io,
  work: (target: Target) => Promise<T>,
): Promise<T> {
  const stage = terminalStage(flags, io);
  const target = await openTarget(flags, io, { emit: stage.emit, localStorage: 'file' });
  try {
    return await work(target);
  } finally {
    await target.close();
    stage.close();
  }
}
