import type { Service } from '../service.js';
import type { AppClient } from '../store/app-clients.js';
import type { UserPool } from '../store/pools.js';
import type { User } from '../store/users.js';
import { callTrigger, type TriggerResponse } from './call-trigger.js';
import { tokenEventVersion } from './trigger-name.js';
import { eventAttributes } from './user-attributes.js';

/** Why tokens are made. */
export type TokenReason = 'Authentication' | 'NewPasswordChallenge' | 'AuthenticateDevice' | 'RefreshTokens';

export interface TokenCall {
  readonly pool: UserPool;
  readonly client: AppClient;
  readonly user: User;
  readonly sdk: string;
  readonly reason: TokenReason;
  readonly clientMetadata?: Readonly<Record<string, string>>;
}

/** Group membership as it goes into tokens, before and after the trigger. */
export interface GroupConfiguration {
  readonly groupsToOverride: readonly string[];
  readonly iamRolesToOverride: readonly string[];
  readonly preferredRole: string | null;
}

/** What the trigger wants of the claims of one token. */
export interface ClaimOverrides {
  readonly add: Readonly<Record<string, unknown>>;
  readonly suppress: readonly string[];
}

export interface TokenOverrides {
  readonly id: ClaimOverrides;
  readonly access: ClaimOverrides;
  readonly scopesToAdd: readonly string[];
  readonly scopesToSuppress: readonly string[];
  /** In place of the user's own groups and roles; undefined when they stay. */
  readonly groups?: GroupConfiguration;
}

const groupShape = {
  groupOverrideDetails: { groupsToOverride: 'texts', iamRolesToOverride: 'texts', preferredRole: 'text' },
} as const;
const claims = { claimsToAddOrOverride: 'json map', claimsToSuppress: 'texts' } as const;

/** PreTokenGeneration: what it wants of the tokens; undefined when the pool has none, or it wants nothing. */
export async function preTokenGeneration(
  service: Service,
  call: TokenCall,
  groupConfiguration: GroupConfiguration,
  scopes: readonly string[],
): Promise<TokenOverrides | undefined> {
  const version = tokenEventVersion(service, call.pool);
  const isFirst = version === 'V1_0';
  const response = await callTrigger(service, {
    pool: call.pool,
    trigger: 'PreTokenGeneration',
    reason: call.reason,
    version: { V1_0: '1', V2_0: '2', V3_0: '3' }[version],
    caller: { clientId: call.client.id, sdk: call.sdk },
    userName: call.user.username,
    request: {
      userAttributes: eventAttributes(call.pool, call.user),
      groupConfiguration,
      ...(!isFirst && { scopes }),
      ...(call.clientMetadata && { clientMetadata: call.clientMetadata }),
    },
    response: isFirst ? { claimsOverrideDetails: null } : { claimsAndScopeOverrideDetails: null },
    shape: isFirst
      ? {
          claimsOverrideDetails: {
            claimsToAddOrOverride: 'text map',
            claimsToSuppress: 'texts',
            ...groupShape,
          },
        }
      : {
          claimsAndScopeOverrideDetails: {
            idTokenGeneration: claims,
            accessTokenGeneration: { ...claims, scopesToAdd: 'texts', scopesToSuppress: 'texts' },
            ...groupShape,
          },
        },
  });
  return response && (isFirst ? readFirst(response) : readSecond(response));
}

interface Details extends OverrideDetails {
  readonly idTokenGeneration?: OverrideDetails | null;
  readonly accessTokenGeneration?: OverrideDetails | null;
}

interface OverrideDetails {
  readonly claimsToAddOrOverride?: Readonly<Record<string, unknown>> | null;
  readonly claimsToSuppress?: readonly string[] | null;
  readonly scopesToAdd?: readonly string[] | null;
  readonly scopesToSuppress?: readonly string[] | null;
  readonly groupOverrideDetails?:
    | { readonly [Member in keyof GroupConfiguration]?: GroupConfiguration[Member] | null }
    | null;
}

const noOverrides: ClaimOverrides = { add: {}, suppress: [] };

/** V1 changes the ID token; of the access token no more than the groups. */
function readFirst(response: TriggerResponse): TokenOverrides | undefined {
  const details = response['claimsOverrideDetails'] as Details | null | undefined;
  if (!details) return undefined;
  return { id: overridesOf(details), access: noOverrides, scopesToAdd: [], scopesToSuppress: [], ...groupsOf(details) };
}

function readSecond(response: TriggerResponse): TokenOverrides | undefined {
  const details = response['claimsAndScopeOverrideDetails'] as Details | null | undefined;
  if (!details) return undefined;
  const { idTokenGeneration, accessTokenGeneration } = details;
  return {
    id: overridesOf(idTokenGeneration ?? {}),
    access: overridesOf(accessTokenGeneration ?? {}),
    scopesToAdd: accessTokenGeneration?.scopesToAdd ?? [],
    scopesToSuppress: accessTokenGeneration?.scopesToSuppress ?? [],
    ...groupsOf(details),
  };
}

function overridesOf({ claimsToAddOrOverride, claimsToSuppress }: OverrideDetails): ClaimOverrides {
  return { add: claimsToAddOrOverride ?? {}, suppress: claimsToSuppress ?? [] };
}

/** An empty or null object takes all groups and roles away; leaving it out keeps them. */
function groupsOf({ groupOverrideDetails: details }: OverrideDetails): Pick<TokenOverrides, 'groups'> {
  if (details === undefined) return {};
  return {
    groups: {
      groupsToOverride: details?.groupsToOverride ?? [],
      iamRolesToOverride: details?.iamRolesToOverride ?? [],
      preferredRole: details?.preferredRole ?? null,
    },
  };
}
