import type { Service } from '../service.js';
import type { SignInCall } from '../sign-in/attempt.js';
import { hidesUnknownUsers } from '../sign-in/unknown-user.js';
import type { ChallengeResult } from '../store/custom-auths.js';
import type { User } from '../store/users.js';
import { answerMetadata } from './authentication-triggers.js';
import { textsOf } from './answer-shape.js';
import { callTrigger, type TriggerEvent, type TriggerResponse } from './call-trigger.js';
import { callerOf } from './caller.js';
import { eventAttributes } from './user-attributes.js';
import { functionOf } from './trigger-name.js';

export type ChallengeStrings = Readonly<Record<string, string>>;

/** A custom sign-in as its triggers see it. */
export interface CustomSignIn {
  readonly call: SignInCall;
  /** As typed; for a user who is there the stored name is used. */
  readonly username: string;
  /** Undefined when there is none and the app client hides it. */
  readonly user: User | undefined;
}

export interface ChallengeDecision {
  readonly challengeName?: string;
  readonly issueTokens: boolean;
  readonly failAuthentication: boolean;
}

export interface CreatedChallenge {
  readonly publicParameters: ChallengeStrings;
  readonly privateParameters: ChallengeStrings;
  readonly metadata: string | null;
}

export function hasChallengeTriggers(service: Service, { pool }: SignInCall): boolean {
  const triggers = ['DefineAuthChallenge', 'CreateAuthChallenge', 'VerifyAuthChallengeResponse'] as const;
  return triggers.every((trigger) => functionOf(service, pool, trigger) !== undefined);
}

/** DefineAuthChallenge: what comes next, in view of what came before. */
export async function defineAuthChallenge(
  service: Service,
  signIn: CustomSignIn,
  session: readonly ChallengeResult[],
): Promise<ChallengeDecision> {
  const response = await callChallengeTrigger(service, signIn, {
    trigger: 'DefineAuthChallenge',
    request: { session },
    response: { challengeName: null, issueTokens: null, failAuthentication: null },
    shape: { challengeName: 'text', issueTokens: 'flag', failAuthentication: 'flag' },
  });
  const { challengeName } = response as { readonly challengeName?: string | null };
  return {
    ...(challengeName && { challengeName }),
    issueTokens: response['issueTokens'] === true,
    failAuthentication: response['failAuthentication'] === true,
  };
}

/** CreateAuthChallenge: makes the question, and keeps what is needed to check the answer. */
export async function createAuthChallenge(
  service: Service,
  signIn: CustomSignIn,
  session: readonly ChallengeResult[],
): Promise<CreatedChallenge> {
  const response = await callChallengeTrigger(service, signIn, {
    trigger: 'CreateAuthChallenge',
    request: { challengeName: 'CUSTOM_CHALLENGE', session },
    response: { publicChallengeParameters: null, privateChallengeParameters: null, challengeMetadata: null },
    shape: {
      publicChallengeParameters: 'text map',
      privateChallengeParameters: 'text map',
      challengeMetadata: 'text',
    },
  });
  return {
    publicParameters: textsOf(response['publicChallengeParameters']),
    privateParameters: textsOf(response['privateChallengeParameters']),
    metadata: (response['challengeMetadata'] as string | null | undefined) ?? null,
  };
}

/** VerifyAuthChallengeResponse: whether the answer is right. */
export async function verifyAuthChallengeResponse(
  service: Service,
  signIn: CustomSignIn,
  privateChallengeParameters: ChallengeStrings,
  challengeAnswer: string,
): Promise<boolean> {
  const response = await callChallengeTrigger(service, signIn, {
    trigger: 'VerifyAuthChallengeResponse',
    request: { privateChallengeParameters, challengeAnswer },
    response: { answerCorrect: null },
    shape: { answerCorrect: 'flag' },
  });
  return response['answerCorrect'] === true;
}

/** The pool has all three; `hasChallengeTriggers` was asked when the sign-in began, and an update since is a failure. */
async function callChallengeTrigger(
  service: Service,
  { call, username, user }: CustomSignIn,
  event: Pick<TriggerEvent, 'trigger' | 'request' | 'response' | 'shape'>,
): Promise<TriggerResponse> {
  const response = await callTrigger(service, {
    ...event,
    pool: call.pool,
    reason: 'Authentication',
    caller: callerOf(call),
    userName: user?.username ?? username,
    request: {
      userAttributes: user ? eventAttributes(call.pool, user) : {},
      ...event.request,
      ...answerMetadata(call),
      ...(hidesUnknownUsers(call.client) && { userNotFound: user === undefined }),
    },
  });
  return response ?? {};
}
