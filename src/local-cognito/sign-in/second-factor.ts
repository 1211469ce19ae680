import type { Met, SignInProgress } from './attempt.js';

const secondFactors: readonly string[] = [
  'SMS_MFA',
  'EMAIL_OTP',
  'SOFTWARE_TOKEN_MFA',
  'MFA_SETUP',
] satisfies Met['met'][];

/** Whether the answer to a challenge is a second factor. Which passkeys are two factors at once, their answer knows. */
export function isSecondFactor(challenge: string): boolean {
  return secondFactors.includes(challenge);
}

/**
 * Whether a second factor was met in this sign-in. The tokens follow it in the same call, but for CUSTOM_AUTH, whose
 * history has those of the calls before.
 */
export function hasMetSecondFactor({ metSecondFactor, custom }: SignInProgress): boolean {
  const before = custom?.history ?? [];
  return (
    metSecondFactor === true || before.some((entry) => entry.challengeResult && isSecondFactor(entry.challengeName))
  );
}
