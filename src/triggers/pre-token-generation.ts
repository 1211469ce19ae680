import type {
  PreTokenGenerationTriggerEvent,
  PreTokenGenerationTriggerHandler,
  PreTokenGenerationV2TriggerEvent,
  PreTokenGenerationV2TriggerHandler,
  PreTokenGenerationV3TriggerEvent,
  PreTokenGenerationV3TriggerHandler,
} from 'aws-lambda';
import type { Environment } from './environment.js';

export type TokenGenerationEvent =
  | PreTokenGenerationTriggerEvent
  | PreTokenGenerationV2TriggerEvent
  | PreTokenGenerationV3TriggerEvent;

type Attributes = Readonly<Record<string, string>>;

/** What an ID token need not tell. Custom attributes that a client may read are in it unless suppressed. */
const suppressedClaims = ['email_verified', 'phone_number_verified', 'custom:secret_question', 'custom:secret_answer'];

/** The scope of tokens that may call Cognito itself in the user's name. */
const apiScope = 'aws.cognito.signin.user.admin';

/**
 * Changes what the tokens say: ID tokens by each version of the trigger, access tokens from version 2 on, whose claims
 * may be objects too. Every user is in the group `demo-readers` as far as tokens tell.
 *
 * Settings: `SUPPRESS_API_SCOPE`, `true` to take the scope `aws.cognito.signin.user.admin` away.
 */
export function createHandler(environment: Environment) {
  const scopesToSuppress = environment['SUPPRESS_API_SCOPE'] === 'true' ? [apiScope] : [];
  return async (event: TokenGenerationEvent): Promise<object> => {
    if (!event.triggerSource.startsWith('TokenGeneration_')) return event;
    if (event.version === '1') return { ...event, response: { claimsOverrideDetails: idTokenAndGroups(event) } };
    if (event.version !== '2' && event.version !== '3') return event;
    const claimsAndScopeOverrideDetails = {
      ...userDetails(event),
      accessTokenGeneration: accessToken(event, scopesToSuppress),
    };
    return { ...event, response: { claimsAndScopeOverrideDetails } };
  };
}

export const handler = createHandler(process.env) satisfies PreTokenGenerationTriggerHandler &
  PreTokenGenerationV2TriggerHandler &
  PreTokenGenerationV3TriggerHandler;

function idTokenAndGroups(event: TokenGenerationEvent) {
  return { ...idToken(event), groupOverrideDetails: groups(event) };
}

/** A token of the client credentials grant is about no user: it has no ID token beside it, and no groups. */
function userDetails(event: TokenGenerationEvent) {
  if (event.triggerSource === 'TokenGeneration_ClientCredentials') return {};
  return { idTokenGeneration: idToken(event), groupOverrideDetails: groups(event) };
}

function idToken({ request }: TokenGenerationEvent) {
  return {
    claimsToAddOrOverride: { ...accountClaims(request.userAttributes), ...nickname(request), ...channel(request) },
    claimsToSuppress: suppressedClaims,
  };
}

function accessToken({ triggerSource, request }: TokenGenerationEvent, scopesToSuppress: readonly string[]) {
  const account = triggerSource === 'TokenGeneration_ClientCredentials' ? {} : accountClaims(request.userAttributes);
  return {
    claimsToAddOrOverride: { ...account, permissions: { reports: ['read'] } },
    claimsToSuppress: [],
    scopesToAdd: ['reports:read'],
    scopesToSuppress,
  };
}

/** From attributes alone: whoever calls must not choose a plan or tenant by `ClientMetadata`. */
function accountClaims(attributes: Attributes) {
  const { 'custom:plan': plan, 'custom:tenant': tenant } = attributes;
  return { plan: plan || 'free', ...(tenant && { tenant }) };
}

function nickname({ userAttributes, groupConfiguration }: TokenGenerationEvent['request']) {
  const name = userAttributes['nickname'];
  return name && groupConfiguration.groupsToOverride?.includes('admins') ? { nickname: `${name} (staff)` } : {};
}

/** Where the user says to come from. It is the client's word, so nothing should be decided by it. */
function channel({ clientMetadata }: TokenGenerationEvent['request']) {
  const value = clientMetadata?.['channel'];
  return value !== undefined && /^[\w-]{1,32}$/.test(value) ? { channel: value } : {};
}

/** All three are replaced by what is returned here, so what is to stay is copied. */
function groups({ request: { groupConfiguration } }: TokenGenerationEvent) {
  const { groupsToOverride, iamRolesToOverride, preferredRole } = groupConfiguration;
  return {
    groupsToOverride: [...new Set(groupsToOverride).add('demo-readers')],
    ...(iamRolesToOverride && { iamRolesToOverride }),
    ...(preferredRole && { preferredRole }),
  };
}
