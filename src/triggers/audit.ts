import { logLine } from './log-line.js';
import { maskAddress } from './mask.js';

export type AuditEntry = 'sign-in attempt' | 'sign-in refused' | 'signed in' | 'confirmed' | 'password reset';

/** What is read of an event. Nothing is taken for granted: the trail must not be what breaks a sign-in. */
interface Audited {
  readonly userName?: unknown;
  readonly userPoolId?: unknown;
  readonly callerContext?: { readonly clientId?: unknown } | null;
  readonly request?: { readonly userAttributes?: Readonly<Record<string, unknown>> | null } | null;
}

/**
 * Writes one line of the audit trail to the function's log. Who, what and when: no addresses (the name of an unknown
 * user may be one), no metadata of the client, no secrets.
 */
export function audit(
  entry: AuditEntry,
  event: Audited,
  details: Readonly<Record<string, string | boolean>> = {},
): void {
  const userName = text(event.userName);
  logLine({
    audit: entry,
    at: new Date().toISOString(),
    userName: userName && maskAddress(userName),
    sub: text(event.request?.userAttributes?.['sub']),
    // Absent where an administrator's call led here.
    clientId: text(event.callerContext?.clientId),
    userPoolId: text(event.userPoolId),
    ...details,
  });
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
