import type { Group } from '../store/groups.js';
import type { GroupConfiguration } from '../triggers/token-generation.js';

/** What a user's groups, the best precedence first, come to in tokens. */
export function membershipOf(groups: readonly Group[]): GroupConfiguration {
  return {
    groupsToOverride: groups.map(({ name }) => name),
    iamRolesToOverride: rolesOf(groups),
    preferredRole: preferredRoleOf(groups) ?? null,
  };
}

function rolesOf(groups: readonly Group[]): string[] {
  return [...new Set(groups.flatMap(({ roleArn }) => roleArn ?? []))];
}

/** The role of the best precedence among the groups that have one; none where several roles share that precedence. */
function preferredRoleOf(groups: readonly Group[]): string | undefined {
  const withRole = groups.filter(({ roleArn }) => roleArn !== undefined);
  const [best, ...others] = rolesOf(withRole.filter(({ precedence }) => precedence === withRole[0]?.precedence));
  return others.length === 0 ? best : undefined;
}
