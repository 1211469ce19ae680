import { ServiceError } from '../protocol/errors.js';
import type { Service } from '../service.js';
import type { SignInCall } from '../sign-in/attempt.js';
import { hidesUnknownUsers } from '../sign-in/unknown-user.js';
import type { UserPool } from '../store/pools.js';
import { textsOf } from './answer-shape.js';
import { callTrigger, type TriggerCaller } from './call-trigger.js';
import { callerOf } from './caller.js';

type Strings = Readonly<Record<string, string>>;

/** A user as the old directory knows one. */
export interface MigratedUser {
  readonly userAttributes: Strings;
  readonly finalUserStatus: 'CONFIRMED' | 'RESET_REQUIRED';
  readonly forceAliasCreation: boolean;
  /** Asks for a code by SMS at each sign-in. */
  readonly enableSmsMfa: boolean;
  /** By which ways the user is told of the account; none when the function suppresses that. */
  readonly welcomeBy: readonly ('SMS' | 'EMAIL')[];
}

const response = {
  userAttributes: null,
  forceAliasCreation: null,
  enableSMSMFA: null,
  finalUserStatus: null,
  messageAction: null,
  desiredDeliveryMediums: null,
};

const shape = {
  userAttributes: 'text map',
  forceAliasCreation: 'flag',
  enableSMSMFA: 'flag',
  finalUserStatus: 'text',
  messageAction: 'text',
  desiredDeliveryMediums: 'texts',
} as const;

/**
 * UserMigration at a sign-in with a password: the user whom the function knows; undefined when it knows none.
 * @throws {ServiceError} UserNotFoundException when Cognito may not call the function; else as any function.
 */
export async function migrateAtSignIn(
  service: Service,
  call: SignInCall,
  userName: string,
  password: string,
): Promise<MigratedUser | undefined> {
  const { pool, metadata } = call;
  const request = { password, validationData: metadata ?? null };
  try {
    return await migrate(service, pool, callerOf(call), 'Authentication', userName, request);
  } catch (error) {
    // Where nobody is told who is there, it stays the error of the function.
    if (!isAccessDenied(error) || hidesUnknownUsers(call.client)) throw error;
    throw new ServiceError('UserNotFoundException', `Exception migrating user in app client ${call.client.id}`);
  }
}

function isAccessDenied(error: unknown): boolean {
  const isRefused = error instanceof ServiceError && error.type === 'UnexpectedLambdaException';
  return isRefused && error.message.endsWith('AccessDeniedException.');
}

/** UserMigration when a password was forgotten. There is none to check. */
export function migrateAtForgotPassword(
  service: Service,
  pool: UserPool,
  caller: TriggerCaller,
  userName: string,
  clientMetadata: Strings | undefined,
): Promise<MigratedUser | undefined> {
  const request = { validationData: null, ...(clientMetadata && { clientMetadata }) };
  return migrate(service, pool, caller, 'ForgotPassword', userName, request);
}

async function migrate(
  service: Service,
  pool: UserPool,
  caller: TriggerCaller,
  reason: string,
  userName: string,
  request: Readonly<Record<string, unknown>>,
): Promise<MigratedUser | undefined> {
  const answer = await callTrigger(service, {
    pool,
    trigger: 'UserMigration',
    reason,
    caller,
    userName,
    request,
    response,
    shape,
  });
  const userAttributes = textsOf(answer?.['userAttributes']);
  if (Object.keys(userAttributes).length === 0) return undefined;
  return {
    userAttributes,
    finalUserStatus: answer?.['finalUserStatus'] === 'CONFIRMED' ? 'CONFIRMED' : 'RESET_REQUIRED',
    forceAliasCreation: answer?.['forceAliasCreation'] === true,
    enableSmsMfa: answer?.['enableSMSMFA'] === true,
    welcomeBy: answer?.['messageAction'] === 'SUPPRESS' ? [] : mediumsOf(answer?.['desiredDeliveryMediums']),
  };
}

/** SMS unless the function says otherwise. */
function mediumsOf(named: unknown): ('SMS' | 'EMAIL')[] {
  const mediums = (named ?? []) as readonly string[];
  if (mediums.length === 0) return ['SMS'];
  return mediums.filter((medium) => medium === 'SMS' || medium === 'EMAIL');
}
