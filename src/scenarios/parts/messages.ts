import { ExpectedError, type InboxMessage, type MessageArrived, type Suggestion } from '../../events/index.js';
import type { Kit } from '../scenario.js';

/** Shows the newest message to an address, where the tool can read what the pool has sent. */
export async function showNewMessages(kit: Kit, to: string): Promise<void> {
  const message = await newestMessage(kit, to);
  if (message === undefined) return;
  kit.emit(toEvent(message));
}

/** The code stays out of what is kept: a recording, or the output of `--json`. */
function toEvent({ medium, to, subject, text, code }: InboxMessage): MessageArrived {
  const about = { type: 'message-arrived', medium, to, ...(subject !== undefined && { subject }) } as const;
  if (code === undefined) return { ...about, text };
  const masked = text.replaceAll(code, '*'.repeat(code.length));
  return { ...about, text: masked, secretText: text, secretValue: code };
}

export async function newestMessage(kit: Kit, to: string): Promise<InboxMessage | undefined> {
  return (await kit.playground.inbox?.list({ to }))?.at(-1);
}

/** For a question that asks for the code of the newest message: the suggestion, where the tool can read the message. */
export function codeOfMessage(kit: Kit, to: string): { readonly suggestion?: Suggestion } {
  if (!kit.playground.inbox) return {};
  return { suggestion: { label: 'the code above', value: () => readCode(kit, to) } };
}

async function readCode(kit: Kit, to: string): Promise<string> {
  const code = (await newestMessage(kit, to))?.code;
  if (code === undefined) throw new ExpectedError(`No message with a code has arrived for ${to}.`);
  return code;
}
