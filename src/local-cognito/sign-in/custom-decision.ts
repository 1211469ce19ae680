import { invalidSession, ServiceError, wrongPassword } from '../protocol/errors.js';
import type { Service } from '../service.js';
import type { CustomAuth } from '../store/custom-auths.js';
import type { MfaFactor, User } from '../store/users.js';
import { createAuthChallenge, defineAuthChallenge, type CustomSignIn } from '../triggers/challenge-triggers.js';
import { hexToInteger } from '../crypto/integers.js';
import { moveOn, present } from './ask.js';
import { askForFactor } from './ask-for-factor.js';
import type { AuthResponse, Met, SignInProgress } from './attempt.js';
import { askForDevice } from './device-srp.js';
import { replacesMfa } from './devices.js';
import { issueTokens } from './issue-tokens.js';
import { usableFactors } from './mfa-choice.js';
import { openSession, spend, type SpendableSeal } from './session.js';
import { standIn, standInName } from './unknown-user.js';
import { askForPassword } from './user-srp.js';

/** A sign-in by CUSTOM_AUTH. Its user is undefined where there is none and the app client hides it. */
export interface CustomProgress extends Omit<SignInProgress, 'user' | 'custom'> {
  readonly user: User | undefined;
  readonly custom: CustomAuth;
}

/** Asks DefineAuthChallenge what comes next, and does it. */
export async function decide(service: Service, progress: CustomProgress, also?: Met['also']): Promise<AuthResponse> {
  const { user, custom } = progress;
  const signIn: CustomSignIn = { call: progress, username: custom.username, user };
  const decision = await defineAuthChallenge(service, signIn, custom.history);
  if (decision.failAuthentication) return fail(service, progress.answered, also);
  if (decision.issueTokens) {
    // A function may not tell a user who isn't there from one who is.
    if (user === undefined) return fail(service, progress.answered, also);
    return finish(service, { ...progress, user, custom }, also);
  }
  switch (decision.challengeName) {
    case 'CUSTOM_CHALLENGE':
      return putCustomChallenge(service, progress, signIn, also);
    case 'PASSWORD_VERIFIER':
      return putPasswordVerifier(service, progress, also);
    case 'SMS_MFA':
    case 'EMAIL_OTP':
    case 'SOFTWARE_TOKEN_MFA':
      return putSecondFactor(service, progress, decision.challengeName, also);
    default:
      throw senseless();
  }
}

/** The session dies with the sign-in. */
async function fail(service: Service, answered: SpendableSeal | undefined, also: Met['also']): Promise<never> {
  await service.store.transaction(() => {
    spend(service, answered);
    also?.();
  });
  throw wrongPassword();
}

/** The functions are content. A remembered device still proves itself. */
async function finish(
  service: Service,
  progress: SignInProgress & { readonly custom: CustomAuth },
  also: Met['also'],
): Promise<AuthResponse> {
  const { pool, user, device, custom } = progress;
  if (device && replacesMfa(pool, user, device)) return askForDevice(service, progress, also);
  // No longer remembered since, or MFA turned on: then neither it nor a second factor would be proven.
  if (custom.owesDevice) throw invalidSession();
  return issueTokens(service, progress, also);
}

async function putCustomChallenge(
  service: Service,
  progress: CustomProgress,
  signIn: CustomSignIn,
  also: Met['also'],
): Promise<AuthResponse> {
  const { pool, user, device, reason, custom } = progress;
  const { publicParameters, ...open } = await createAuthChallenge(service, signIn, custom.history);
  const seal = await moveOn(service, { ...progress, custom: { ...custom, open } }, also);
  const name = user?.username ?? standInName(pool, custom.username);
  return {
    ChallengeName: 'CUSTOM_CHALLENGE',
    ChallengeParameters: present({ USERNAME: name, ...publicParameters }),
    Session: openSession(service, progress, {
      awaits: 'CUSTOM_CHALLENGE',
      sub: user?.sub ?? standIn(pool, custom.username).identity,
      ...(device && { deviceKey: device.deviceKey }),
      ...(reason && { reason }),
      ...seal,
    }),
  };
}

async function putPasswordVerifier(
  service: Service,
  progress: CustomProgress,
  also: Met['also'],
): Promise<AuthResponse> {
  const { user, device, custom } = progress;
  const A = custom.srpA === undefined ? undefined : hexToInteger(custom.srpA);
  // There was no SRP_A, or it has served its turn.
  if (A === undefined) throw senseless();
  const { id: customId } = await moveOn(service, progress, also);
  const { username } = custom;
  return askForPassword(service, progress, { username, user, A, deviceKey: device?.deviceKey, customId });
}

function putSecondFactor(
  service: Service,
  { user, ...progress }: CustomProgress,
  factor: MfaFactor,
  also: Met['also'],
): Promise<AuthResponse> {
  if (user === undefined) return fail(service, progress.answered, also);
  if (!usableFactors(progress.pool.settings, user).includes(factor)) throw senseless();
  return askForFactor(service, { ...progress, user }, factor, also);
}

function senseless(): ServiceError {
  return new ServiceError('InvalidLambdaResponseException', 'Unrecognizable lambda output');
}
