import type { RunEvent } from '../events/index.js';

/**
 * Leaves out members that hold a secret, and `SecretCode` and its like, should a request or response bring one along. A
 * replacer for JSON.stringify.
 */
export function withoutSecrets(key: string, value: unknown): unknown {
  return key.toLowerCase().startsWith('secret') ? undefined : value;
}

/** Nothing shorter is a code, and it could be anywhere. */
const shortestCode = 4;
/** Anything that could be a code, also one written as `123 456`. */
const digits = /\d(?:[ -]?\d){3,}/g;

/**
 * Takes out of one event after the other what must not be kept: members that hold a secret, codes in messages, and the
 * codes of earlier events wherever a text repeats them. Each character of a code becomes `mask`.
 */
export function createCensor(mask: string): (event: RunEvent) => RunEvent {
  const known = new Set<string>();
  const masked = (secret: string): string => mask.repeat(secret.length);
  const censorText = (text: string): string =>
    [...known].reduce((censored, secret) => censored.replaceAll(secret, masked), text);

  return (event) => {
    const secret = secretOf(event);
    if (secret !== undefined && secret.length >= shortestCode) known.add(secret);
    const kept = JSON.parse(
      JSON.stringify(event, (key, value: unknown) =>
        typeof value === 'string' ? withoutSecrets(key, censorText(value)) : withoutSecrets(key, value),
      ),
    ) as RunEvent;
    if (kept.type !== 'message-arrived') return kept;
    const { subject, text } = kept;
    return {
      ...kept,
      ...(subject !== undefined && { subject: subject.replaceAll(digits, masked) }),
      text: text.replaceAll(digits, masked),
    };
  };
}

/** What this text and later ones might repeat. */
function secretOf(event: RunEvent): string | undefined {
  if (event.type === 'message-arrived') return event.secretValue;
  // Words such as `resend` are answers in place of a code.
  return event.type === 'answered' && /\d/.test(event.secretValue ?? '') ? event.secretValue : undefined;
}
