import type { InboxMessage } from '../../events/index.js';
import { homeDirs, localPlace, openLocal, playgroundState } from '../../targets/index.js';
import type { CommonFlags } from '../flags.js';
import type { Io } from '../io.js';

type InboxFlags = CommonFlags & { readonly to?: string; readonly userPoolId?: string; readonly json?: boolean };

/** Shows the messages that the local playground has "sent". */
export async function run({ to, userPoolId, json }: InboxFlags, { env, stdout, stderr }: Io): Promise<number> {
  const messages = await readMessages(env, userPoolId, to === undefined ? {} : { to });
  if (json) stdout.write(`${JSON.stringify(messages, null, 2)}\n`);
  else if (messages.length > 0) stdout.write(messages.map(messageText).join('\n'));
  else stderr.write('The inbox is empty. `cognito-demo action sign-up` sends a first message.\n');
  return 0;
}

async function readMessages(
  env: Io['env'],
  userPoolId: string | undefined,
  filter: { readonly to?: string },
): Promise<readonly InboxMessage[]> {
  const dirs = homeDirs(env);
  const current = playgroundState(dirs.data, localPlace.key).current();
  const pool = userPoolId ?? current?.userPoolId;
  if (pool === undefined) return [];
  const local = await openLocal(dirs, 'file');
  try {
    const { inbox } = await local.attach({ userPoolId: pool, clientId: current?.clientId ?? '' });
    return (await inbox?.list(filter)) ?? [];
  } finally {
    await local.close();
  }
}

function messageText({ sentAt, medium, to, subject, text }: InboxMessage): string {
  const heading = `${sentAt.toISOString()}  ${medium} to ${to}`;
  const lines = subject === undefined ? [text] : [subject, text];
  return [heading, ...lines.flatMap((line) => line.split('\n')).map((line) => `  ${line}`.trimEnd()), ''].join('\n');
}
