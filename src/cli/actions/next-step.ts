import type { Challenge } from '../../actions/index.js';
import type { Call } from './call.js';

/** The command that goes on from a challenge. */
export function nextStep(challenge: Challenge, { command }: Pick<Call, 'command'>): string {
  const respond = command('action respond-to-auth-challenge');
  switch (challenge.challengeName) {
    case 'MFA_SETUP':
      return [
        ...(challenge.factors.includes('SOFTWARE_TOKEN_MFA')
          ? [
              `${command('action associate-software-token')}, then verify-software-token, then respond-to-auth-challenge`,
            ]
          : []),
        ...(challenge.factors.includes('EMAIL_OTP') ? [`${respond} --email ADDRESS`] : []),
        ...(challenge.factors.includes('SMS_MFA') ? ['give the user a phone number, and sign in again'] : []),
      ].join('; or ');
    case 'SOFTWARE_TOKEN_MFA':
    case 'SMS_MFA':
    case 'SMS_OTP':
    case 'EMAIL_OTP':
      return `${respond} --code CODE`;
    case 'NEW_PASSWORD_REQUIRED':
      return `${respond} --new-password PASSWORD`;
    case 'SELECT_MFA_TYPE':
    case 'SELECT_CHALLENGE':
    case 'CUSTOM_CHALLENGE':
      return `${respond} --answer ANSWER`;
    case 'PASSWORD_VERIFIER':
    case 'PASSWORD':
    case 'PASSWORD_SRP':
    case 'DEVICE_SRP_AUTH':
    case 'DEVICE_PASSWORD_VERIFIER':
    case 'WEB_AUTHN':
      return respond;
  }
}
