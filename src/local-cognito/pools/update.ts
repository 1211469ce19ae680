import type { Infer } from '../protocol/shape.js';
import type { PoolSettings } from './settings.js';
import { updateUserPoolInput, type poolSettings } from './shapes.js';

/** Seen to stay on AWS, whatever its documentation says of what an update leaves out; see docs/fidelity.md. */
const STAYS = new Set<string>([
  'DeletionProtection',
  'MfaConfiguration',
  'EmailConfiguration',
  'SmsConfiguration',
  'UserPoolTags',
  'AccountRecoverySetting',
  'UserPoolTier',
] satisfies (keyof typeof updateUserPoolInput.optional)[]);

/**
 * A pool's settings after UpdateUserPool. What no update names stays (the schema, the names that sign in, the factors of
 * MFA); what this one leaves out goes back to its default, apart from a few members.
 */
export function updatedSettings(before: PoolSettings, given: Infer<typeof poolSettings>): PoolSettings {
  const kept = Object.entries(before).filter(
    ([name]) => STAYS.has(name) || !Object.hasOwn(updateUserPoolInput.optional, name),
  );
  const Policies = updatedPolicies(before.Policies, given.Policies);
  return { ...(Object.fromEntries(kept) as unknown as PoolSettings), ...given, ...(Policies && { Policies }) };
}

type Policies = PoolSettings['Policies'];

/** Each half stays by itself, and so do the first factors where SignInPolicy does not name any. */
function updatedPolicies(before: Policies, given: Policies): Policies {
  if (before === undefined || given === undefined) return given ?? before;
  const namesFactors = given.SignInPolicy?.AllowedFirstAuthFactors !== undefined;
  return { ...before, ...given, ...(!namesFactors && before.SignInPolicy && { SignInPolicy: before.SignInPolicy }) };
}
