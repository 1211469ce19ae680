import type { Inbox, InboxMessage } from '../events/index.js';
import { fetchJson } from './jwks.js';

/** A message as JSON has it. */
type SentMessage = Omit<InboxMessage, 'sentAt'> & { readonly sentAt: string };

/**
 * The messages of a pool at a local Cognito of this tool that runs elsewhere, such as `cognito-demo local`: it serves
 * them at `/_local/outbox`. Undefined for any other service, and for one that keeps them to itself.
 */
export async function openInbox(url: string, userPoolId: string): Promise<Inbox | undefined> {
  const list = async ({ to }: { readonly to?: string } = {}): Promise<InboxMessage[] | undefined> => {
    const answer = await askOutbox(url, { userPoolId, ...(to !== undefined && { to }) });
    return isOutbox(answer) ? answer.messages.map(toMessage) : undefined;
  };
  return (await list()) && { list: async (filter) => (await list(filter)) ?? [] };
}

/** Whether what answers at the URL is such a local Cognito. */
export async function hasInbox(url: string): Promise<boolean> {
  // From now on there are none yet: it is not asked for what it holds.
  return isOutbox(await askOutbox(url.replace(/\/+$/, ''), { since: new Date().toISOString() }));
}

function askOutbox(url: string, filter: Record<string, string>): Promise<unknown> {
  return fetchJson(`${url}/_local/outbox?${new URLSearchParams(filter).toString()}`);
}

function isOutbox(answer: unknown): answer is { readonly messages: readonly SentMessage[] } {
  return typeof answer === 'object' && answer !== null && 'messages' in answer && Array.isArray(answer.messages);
}

function toMessage(message: SentMessage): InboxMessage {
  return { ...message, sentAt: new Date(message.sentAt) };
}
