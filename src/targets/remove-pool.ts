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
    const userPoolId = pool.id ?? (await findPool(cognito, pool.name));
    if (userPoolId !== undefined) await deletePool(cognito, userPoolId);
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

/** A run that was killed while it made the pool never learned its id. The name is unique. */
async function findPool(cognito: CognitoIdentityProviderClient, name: string): Promise<string | undefined> {
  for await (const pool of listUserPools(cognito)) if (pool.name === name) return pool.id;
  return undefined;
}
