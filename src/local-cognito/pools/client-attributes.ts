import { invalidParameter } from '../protocol/errors.js';
import type { AppClientSettings, SchemaAttribute } from './settings.js';

/** Only the service and administrators say whether an address was verified, and nobody sets a `sub`. */
export const closedToClients: ReadonlySet<string> = new Set(['sub', 'email_verified', 'phone_number_verified']);

/**
 * The attributes that an app client names must be the pool's, and those that it writes must be open to clients, all that
 * a new user needs among them.
 * @param doing a word of Cognito's texts, which do not name the attribute
 * @throws {ServiceError} InvalidParameterException.
 */
export function checkClientAttributes(
  { ReadAttributes = [], WriteAttributes = [] }: AppClientSettings,
  schema: readonly SchemaAttribute[],
  doing: 'creating' | 'updating',
): void {
  const names = new Set(schema.map(({ Name }) => Name));
  const refuse = (kind: 'read' | 'write'): Error =>
    invalidParameter(`Invalid ${kind} attributes specified while ${doing} a client`);
  if (ReadAttributes.some((name) => !names.has(name))) throw refuse('read');
  if (WriteAttributes.some((name) => !names.has(name) || closedToClients.has(name))) throw refuse('write');
  // An empty list is what several clients send for one that was left out.
  if (WriteAttributes.length === 0) return;
  const needed = schema.filter(({ Name, Required }) => Required && Name !== 'sub');
  if (needed.some(({ Name }) => !WriteAttributes.includes(Name))) throw refuse('write');
}
