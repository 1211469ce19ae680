import { NotAuthorizedException } from '@aws-sdk/client-cognito-identity-provider';
import { ExpectedError } from '../../events/index.js';
import type { Call } from './call.js';

/** Refreshes tokens; where they belong to a device that was never confirmed, a refusal says so. */
export async function orConfirmDevice<T>(call: Call, refresh: () => Promise<T>): Promise<T> {
  try {
    return await refresh();
  } catch (error) {
    if (!(error instanceof NotAuthorizedException) || !isDeviceUnconfirmed(call)) throw error;
    throw new ExpectedError(`${error.name}: ${error.message}`, {
      next: [
        'The device of this sign-in is not confirmed, and a refresh takes one that is. Confirm it, then refresh again:',
        `  ${call.command('action confirm-device')}`,
      ].join('\n'),
      cause: error,
    });
  }
}

function isDeviceUnconfirmed({ signIn, deviceOf }: Call): boolean {
  return signIn.newDevice !== undefined && deviceOf(signIn.username)?.deviceKey !== signIn.newDevice.deviceKey;
}
