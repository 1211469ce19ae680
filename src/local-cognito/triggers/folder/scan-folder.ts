import type { FunctionFile } from '../../local-cognito.js';
import type { NamedFunction } from './file-name.js';
import { aboutFile, type FunctionOfFile } from './function-of-file.js';
import { clashWith, listFunctions } from './list-functions.js';
import type { FolderHost } from './open-folder.js';

/** Takes files in that have come, and lets go of those that are no more. */
export function createScan(
  folder: string,
  functions: Map<string, FunctionOfFile>,
  open: (named: NamedFunction) => FunctionOfFile,
  { arnOf, log }: Pick<FolderHost, 'arnOf' | 'log'>,
  onChange: (file: FunctionFile) => void,
): (signal: AbortSignal) => Promise<void> {
  const passedOver = new Set<string>();
  return async (signal) => {
    // The folder itself may have gone.
    const now = await listFunctions(folder).catch(() => []);
    for (const [file, opened] of functions) {
      if (signal.aborted) return;
      if (now.some((named) => named.file === file)) continue;
      functions.delete(file);
      await opened.close().catch((error: unknown) => log(opened.arn, `It does not close: ${String(error)}`));
      onChange({ ...aboutFile(opened.named, opened.arn), state: 'removed' });
    }
    for (const file of passedOver) if (!now.some((named) => named.file === file)) passedOver.delete(file);
    for (const named of now) {
      if (signal.aborted) return;
      if (functions.has(named.file)) continue;
      const inUse = [...functions.values()].map((opened) => opened.named);
      const clash = clashWith(named, inUse);
      if (clash === undefined) {
        passedOver.delete(named.file);
        await open(named).loaded;
      } else if (!passedOver.has(named.file)) {
        passedOver.add(named.file);
        onChange({
          ...aboutFile(named, arnOf(named.functionName)),
          state: 'passed over',
          problem: `${clash.text}. ${clash.other.file}, which was there first, stays in use. Remove one of them: a start with both fails.`,
        });
      }
    }
  };
}
