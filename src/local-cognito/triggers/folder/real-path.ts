import { realpathSync } from 'node:fs';

/** A path free of links; as it is given where there is nothing any more. */
export function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
