import { ownText, speaksUnicode } from '../../stage/speaks-unicode.js';
import { actionGroups } from '../actions/index.js';
import type { CommonFlags } from '../flags.js';
import { foldedFor } from '../folded.js';
import type { Io } from '../io.js';

/** Lists the actions, one a line where a program may read them. */
export async function run(_flags: CommonFlags, { stdout, env }: Io): Promise<number> {
  const width = Math.max(...actionGroups.flatMap(({ actions }) => actions.map(({ name }) => name.length)));
  const blocks = actionGroups.map(({ title, actions }) =>
    [title, ...actions.map(({ name, summary }) => foldedFor(stdout, `  ${name.padEnd(width)}  `, summary)), ''].join(
      '\n',
    ),
  );
  stdout.write(ownText(blocks.join('\n'), speaksUnicode(env)));
  return 0;
}
