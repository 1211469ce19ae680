import {
  ResourceNotFoundException,
  type CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import { deleteUserPool, listUserPools } from '../actions/index.js';
import type { Emit } from '../events/index.js';
import type { Ledger, LedgerResource } from './ledger.js';
import { commandAt } from './place.js';

/** Removes a pool, with its app clients and users, and reports what came of it. Never throws. */
export async function removePool(
  cognito: CognitoIdentityProviderClient,
  pool: LedgerResource,
  { ledger, emit }: { readonly ledger: Ledger; readonly emit: Emit },
): Promise<'removed' | 'left-behind'> {
  const about = { type: 'resource-changed', kind: pool.kind, name: pool.name } as const;
  try {
    if (pool.id !== undefined) await deletePool(cognito, pool.id);
    if (pool.id === undefined || pool.place.target !== 'local') await deleteNamesakes(cognito, pool);
    ledger.removed(pool);
    emit({ ...about, change: 'removed' });
    return 'removed';
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    emit({ ...about, change: 'left-behind', reason, removeWith: commandAt(pool.place, 'down') });
    return 'left-behind';
  }
}

async function deletePool(cognito: CognitoIdentityProviderClient, userPoolId: string): Promise<void> {
  try {
    await deleteUserPool(cognito, { userPoolId });
  } catch (error) {
    if (!(error instanceof ResourceNotFoundException)) throw error;
  }
}

/**
 * Names are unique, but there may be a pool of this name whose id nobody knows: made by a run that was killed meanwhile,
 * or by a request whose answer was lost before it was sent again.
 */
async function deleteNamesakes(cognito: CognitoIdentityProviderClient, pool: LedgerResource): Promise<void> {
  try {
    for await (const { id, name } of listUserPools(cognito)) if (name === pool.name) await deletePool(cognito, id);
  } catch (error) {
    // Who may create and delete pools need not be allowed to list them. The one that is known is gone.
    if (pool.id === undefined) throw error;
  }
}
