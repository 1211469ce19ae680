import type { AppClient } from '../store/app-clients.js';
import type { TriggerCaller } from './call-trigger.js';

const SDK = /\b(aws-sdk-[a-z]+)\/(\d[\w.]*)/;

/** The SDK as `callerContext.awsSdkVersion` names it, from the User-Agent of a request. */
export function sdkOf(userAgent: string): string {
  const [, name, version] = SDK.exec(userAgent) ?? [];
  return name === undefined || version === undefined ? 'aws-sdk-unknown-unknown' : `${name}-${version}`;
}

export function callerOf({ client, sdk }: { readonly client: AppClient; readonly sdk: string }): TriggerCaller {
  return { clientId: client.id, sdk };
}
