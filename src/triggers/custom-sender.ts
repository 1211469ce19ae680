import { createDecryptCode, type DecryptCode } from './decrypt-code.js';
import type { Environment } from './environment.js';
import { logLine } from './log-line.js';
import { maskAddress } from './mask.js';

export type Medium = 'EMAIL' | 'SMS';

/** A message that is to reach a user. */
export interface OutgoingMessage {
  readonly medium: Medium;
  readonly to: string;
  readonly userName: string;
  /** The `triggerSource`, which says what the message is about. */
  readonly template: string;
  /** The code or temporary password; a warning about the account has none. */
  readonly code?: string;
}

export interface SenderParts {
  readonly environment: Environment;
  /** The AWS Encryption SDK when left out. */
  readonly decryptCode?: DecryptCode;
  /** Hands the message to whoever delivers it. One line in the log, without the code, when left out. */
  readonly deliver?: (message: OutgoingMessage) => Promise<void>;
}

/** What both sender triggers' events have in common. */
interface SenderEvent {
  readonly triggerSource: string;
  readonly userName: string;
  readonly request: { readonly code: string | null; readonly userAttributes: object };
}

const address = { EMAIL: 'email', SMS: 'phone_number' } as const;

/**
 * Sends one message in place of Cognito, which does not wait for it and tells nobody of an error.
 *
 * @throws {Error} when the user has no address, or the code can't be decrypted: Lambda then tries again.
 */
export async function send(medium: Medium, event: SenderEvent, parts: SenderParts): Promise<void> {
  const { decryptCode = createDecryptCode(parts.environment), deliver = logDelivery } = parts;
  const { code, userAttributes } = event.request;
  const { [address[medium]]: to } = userAttributes as Readonly<Record<string, string>>;
  if (!to) throw new Error(`The user has no ${address[medium]} to send to.`);
  await deliver({
    medium,
    to,
    userName: event.userName,
    template: event.triggerSource,
    ...(code && { code: unescapeHtml(await decryptCode(code)) }),
  });
}

async function logDelivery({ medium, to, template }: OutgoingMessage): Promise<void> {
  logLine({ sent: medium, to: maskAddress(to), template });
}

const characters: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', '#39': "'" };

/** Cognito escapes what is special in HTML in temporary passwords; codes have nothing to escape. */
function unescapeHtml(text: string): string {
  return text.replace(/&(lt|gt|amp|quot|#39);/g, (entity, name: string) => characters[name] ?? entity);
}
