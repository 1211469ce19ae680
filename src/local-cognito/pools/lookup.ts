import { notFound } from '../protocol/errors.js';
import type { Service } from '../service.js';
import type { AppClient } from '../store/app-clients.js';
import type { UserPool } from '../store/pools.js';

export function findPool(service: Service, poolId: string): UserPool {
  const pool = service.store.pools.find(poolId);
  if (pool === undefined) throw notFound(`User pool ${poolId} does not exist.`);
  return pool;
}

/** An app client with its pool, for calls that name the client alone. */
export function findClient(service: Service, clientId: string): { client: AppClient; pool: UserPool } {
  const client = service.store.appClients.find(clientId);
  if (client === undefined) throw noSuchClient(clientId);
  return { client, pool: findPool(service, client.poolId) };
}

/** An app client of a given pool, for admin calls. */
export function findClientOfPool(
  service: Service,
  poolId: string,
  clientId: string,
): { client: AppClient; pool: UserPool } {
  const pool = findPool(service, poolId);
  const client = service.store.appClients.find(clientId);
  if (client === undefined || client.poolId !== poolId) throw noSuchClient(clientId);
  return { client, pool };
}

function noSuchClient(clientId: string): Error {
  return notFound(`User pool client ${clientId} does not exist.`);
}
