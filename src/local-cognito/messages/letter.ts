import type { Service } from '../service.js';
import type { NewMessage } from '../store/messages.js';
import type { UserPool } from '../store/pools.js';
import type { User } from '../store/users.js';
import type { TriggerCaller } from '../triggers/call-trigger.js';
import { mediumOf, type Address } from './address.js';
import { templateOf, type Text } from './templates.js';

/** Why a message is sent; the triggers know it by the same word. */
export type MessageReason =
  | 'SignUp'
  | 'ResendCode'
  | 'ForgotPassword'
  | 'AdminCreateUser'
  | 'Authentication'
  | 'UpdateUserAttribute'
  | 'VerifyUserAttribute';

/** A message to a user that is still to be written. */
export interface Letter {
  readonly reason: MessageReason;
  readonly pool: UserPool;
  readonly user: Pick<User, 'sub' | 'username' | 'status' | 'attributes'>;
  readonly address: Address;
  /** A code or, in an invitation, the temporary password. */
  readonly code: string;
  /** How an invitation names the user: what the user signs in with. */
  readonly signInName?: string;
  readonly caller: TriggerCaller;
  readonly clientMetadata?: Readonly<Record<string, string>> | undefined;
}

export const placeholders = { code: '{####}', username: '{username}' } as const;

/** The message with the given text in place of the pool's own, where there is one. */
export function write(service: Service, letter: Letter, own: Partial<Text> = {}): NewMessage {
  const { pool, user, address, code } = letter;
  const medium = mediumOf(address);
  const { text, subject } = { ...templateOf(pool.settings, letter.reason, medium), ...own };
  return {
    userPoolId: pool.id,
    username: user.username,
    sentAt: new Date(service.clock.now()),
    medium,
    to: address.value,
    ...(medium === 'EMAIL' && { subject }),
    text: fillIn(letter, text),
    code,
  };
}

export function fillIn({ code, signInName, user }: Letter, text: string): string {
  // In one pass: a name may look like a placeholder.
  return text.replaceAll(/\{username\}|\{####\}/g, (placeholder) =>
    placeholder === placeholders.code ? code : (signInName ?? user.username),
  );
}
