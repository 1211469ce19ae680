import type { InboxMessage } from '../../events/index.js';
import type { Kit } from '../scenario.js';

/** Shows the newest message to an address, where the tool can read what the pool has sent. */
export async function showNewMessages(kit: Kit, to: string): Promise<void> {
  const message = await newestMessage(kit, to);
  if (message === undefined) return;
  const { medium, subject, text, code } = message;
  kit.emit({
    type: 'message-arrived',
    medium,
    to,
    ...(subject !== undefined && { subject }),
    text,
    ...(code !== undefined && { secretCode: code }),
  });
}

export async function newestMessage(kit: Kit, to: string): Promise<InboxMessage | undefined> {
  return (await kit.playground.inbox?.list({ to }))?.at(-1);
}
