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
    const query = new URLSearchParams({ userPoolId, ...(to !== undefined && { to }) });
    const answer = await fetchJson(`${url}/_local/outbox?${query.toString()}`);
    return isOutbox(answer) ? answer.messages.map(toMessage) : undefined;
  };
  return (await list()) && { list: async (filter) => (await list(filter)) ?? [] };
}

/** Whether what answers at the URL is such a local Cognito. */
export async function hasInbox(url: string): Promise<boolean> {
  // From now on there are none yet: it is not asked for what it holds.
  const query = new URLSearchParams({ since: new Date().toISOString() });
  return isOutbox(await fetchJson(`${url.replace(/\/+$/, '')}/_local/outbox?${query.toString()}`));
}

function isOutbox(answer: unknown): answer is { readonly messages: readonly SentMessage[] } {
  return typeof answer === 'object' && answer !== null && 'messages' in answer && Array.isArray(answer.messages);
}

function toMessage(message: SentMessage): InboxMessage {
  return { ...message, sentAt: new Date(message.sentAt) };
}
