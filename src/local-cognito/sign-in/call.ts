import type { Caller } from '../protocol/operation.js';
import type { AppClient } from '../store/app-clients.js';
import type { UserPool } from '../store/pools.js';
import { sdkOf } from '../triggers/caller.js';
import type { SignInCall } from './attempt.js';

/** What the sign-in operations know of a call, whatever it is about. */
export function signInCall(
  { pool, client }: { readonly pool: UserPool; readonly client: AppClient },
  api: SignInCall['api'],
  step: SignInCall['step'],
  { ip, userAgent }: Caller,
  metadata: Readonly<Record<string, string>> | undefined,
): SignInCall {
  return { pool, client, api, step, ip, sdk: sdkOf(userAgent), ...(metadata && { metadata }) };
}
