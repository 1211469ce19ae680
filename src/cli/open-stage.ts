import type { Scenario } from '../scenarios/scenario.js';
import { createJsonStage, createRecordingStage, severalStages, type Stage } from '../stage/index.js';
import type { RunFlags } from './flags.js';
import type { Io } from './io.js';
import { terminalStage } from './terminal.js';

/**
 * Where a run shows: on the terminal or as JSON, and in a recording when the flags name one.
 * @throws {ExpectedError} exit code 2 when the recording can't be made.
 */
export function openStage({ name, title }: Scenario, flags: RunFlags, io: Io): Stage {
  const shown = flags.json ? createJsonStage(io.stdout) : terminalStage(flags, io);
  if (flags.record === undefined) return shown;
  // The command without its flags: those may hold a password.
  const header = { ...sizeOf(io), title, command: `cognito-demo ${name}` };
  return severalStages([shown, createRecordingStage(flags.record, header)]);
}

/** That of the terminal at hand, or what terminals have had since there are any. */
function sizeOf({ stdout, stderr }: Io): { columns: number; rows: number } {
  const { columns, rows } = [stderr, stdout].find((stream) => stream.isTTY) ?? { columns: 0, rows: 0 };
  return { columns: columns || 80, rows: rows || 24 };
}
