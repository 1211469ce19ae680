import { ResourceNotFoundException } from '@aws-sdk/client-cognito-identity-provider';
import { describeUserPool } from '../../actions/index.js';
import { ExpectedError, type InboxMessage } from '../../events/index.js';
import { homeDirs, localPlace, openLocal, playgroundState, type Service } from '../../targets/index.js';
import type { CommonFlags } from '../flags.js';
import { linesFoldedFor } from '../folded.js';
import type { Io } from '../io.js';

type InboxFlags = CommonFlags & { readonly to?: string; readonly userPoolId?: string; readonly json?: boolean };

/** Shows the messages that the local playground, or another local pool, has "sent". */
export async function run(flags: InboxFlags, { env, stdout, stderr }: Io): Promise<number> {
  const dirs = homeDirs(env);
  const current = playgroundState(dirs.data, localPlace.key).current();
  const userPoolId = flags.userPoolId ?? current?.userPoolId;
  const messages = userPoolId === undefined ? [] : await messagesOf(userPoolId, flags, env);
  if (flags.json) stdout.write(`${JSON.stringify(messages, null, 2)}\n`);
  else if (messages.length > 0) stdout.write(messages.map(messageText).join('\n'));
  else stderr.write(linesFoldedFor(stderr, emptyText(flags, current?.userPoolId)));
  return 0;
}

async function messagesOf(
  userPoolId: string,
  { to, userPoolId: named }: InboxFlags,
  env: Io['env'],
): Promise<readonly InboxMessage[]> {
  const local = await openLocal(homeDirs(env), 'file');
  try {
    const { inbox } = await local.attach({ userPoolId, clientId: '' });
    const messages = (await inbox?.list(to === undefined ? {} : { to })) ?? [];
    if (messages.length === 0) await requirePool(local, userPoolId, named !== undefined);
    return messages;
  } finally {
    await local.close();
  }
}

/** @throws {ExpectedError} when there is no such pool. */
async function requirePool({ cognito }: Service, userPoolId: string, isNamed: boolean): Promise<void> {
  try {
    await describeUserPool(cognito, { userPoolId });
  } catch (error) {
    if (!(error instanceof ResourceNotFoundException)) throw error;
    throw new ExpectedError(`There is no user pool ${userPoolId} on this machine’s local Cognito.`, {
      next: isNamed
        ? '`cognito-demo action list-user-pools` shows which there are.'
        : 'It was the playground’s. `cognito-demo up` creates another one.',
      cause: error,
    });
  }
}

function emptyText({ to, userPoolId }: InboxFlags, current: string | undefined): string {
  const whose = to === undefined ? '' : ` for ${to}`;
  if (userPoolId !== undefined) return `Nothing has been sent in the user pool ${userPoolId}${whose}.\n`;
  const other = 'For another user pool, name it: `cognito-demo inbox --user-pool-id ID`.\n';
  if (current === undefined) {
    return `There is no playground yet. \`cognito-demo action sign-up\` makes one and sends a first message.\n${other}`;
  }
  const first = to === undefined ? ' `cognito-demo action sign-up` sends a first message.' : '';
  return `The inbox of the playground ${current} is empty${whose}.${first}\n${other}`;
}

function messageText({ sentAt, medium, to, subject, text }: InboxMessage): string {
  const heading = `${sentAt.toISOString()}  ${medium} to ${to}`;
  const lines = subject === undefined ? [text] : [subject, text];
  return [heading, ...lines.flatMap((line) => line.split('\n')).map((line) => `  ${line}`.trimEnd()), ''].join('\n');
}
