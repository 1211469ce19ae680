import type { Service } from '../service.js';
import type { SignInCall } from '../sign-in/attempt.js';
import { hidesUnknownUsers } from '../sign-in/unknown-user.js';
import type { User } from '../store/users.js';
import { callTrigger } from './call-trigger.js';
import { callerOf } from './caller.js';
import { eventAttributes } from './user-attributes.js';

/**
 * PreAuthentication: may refuse a sign-in by throwing, before the password is looked at. Where the app client hides who
 * exists, it is also called for users who don't.
 */
export async function preAuthentication(
  service: Service,
  call: SignInCall,
  username: string,
  user: User | undefined,
): Promise<void> {
  const { pool, client, metadata } = call;
  await callTrigger(service, {
    pool,
    trigger: 'PreAuthentication',
    reason: 'Authentication',
    caller: callerOf(call),
    userName: user?.username ?? username,
    request: {
      userAttributes: user ? eventAttributes(pool, user) : {},
      validationData: metadata ?? null,
      ...(hidesUnknownUsers(client) && { userNotFound: user === undefined }),
    },
    response: {},
    shape: {},
  });
}

/** PostAuthentication: is told of a sign-in that succeeded; when it throws, there are no tokens. */
export async function postAuthentication(
  service: Service,
  call: SignInCall,
  user: User,
  newDeviceUsed: boolean,
): Promise<void> {
  const { pool } = call;
  await callTrigger(service, {
    pool,
    trigger: 'PostAuthentication',
    reason: 'Authentication',
    caller: callerOf(call),
    userName: user.username,
    request: {
      userAttributes: eventAttributes(pool, user),
      newDeviceUsed,
      ...answerMetadata(call),
    },
    response: {},
    shape: {},
  });
}

/** ClientMetadata reaches this trigger, and those of challenges and tokens, from answers alone. */
export function answerMetadata({ step, metadata }: SignInCall): { clientMetadata?: Readonly<Record<string, string>> } {
  return step === 'answer' && metadata !== undefined ? { clientMetadata: metadata } : {};
}
