import type { PlaygroundNeeds } from '../events/index.js';

/** What an app client may write that is told nothing of attributes; it may read these and two more. */
const standard = [
  'address',
  'birthdate',
  'email',
  'family_name',
  'gender',
  'given_name',
  'locale',
  'middle_name',
  'name',
  'nickname',
  'phone_number',
  'picture',
  'preferred_username',
  'profile',
  'updated_at',
  'website',
  'zoneinfo',
] as const;

/** The attributes that an app client may read and write: said only where the pool has attributes of its own. */
export function clientAttributes(needs: PlaygroundNeeds): {
  readAttributes?: readonly string[];
  writeAttributes?: readonly string[];
} {
  const { customAttributes = [], unreadableAttributes = [], unwritableAttributes = [] } = needs;
  if (customAttributes.length === 0) return {};
  const readable = customAttributes.filter((name) => !unreadableAttributes.includes(name));
  const writable = customAttributes.filter((name) => !unwritableAttributes.includes(name));
  const custom = (name: string): string => `custom:${name}`;
  return {
    readAttributes: [...standard, 'email_verified', 'phone_number_verified', ...readable.map(custom)],
    writeAttributes: [...standard, ...writable.map(custom)],
  };
}
