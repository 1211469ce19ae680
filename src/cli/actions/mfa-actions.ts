import {
  associateSoftwareToken,
  setUserMfaPreference,
  verifySoftwareToken,
  type MfaPreference,
} from '../../actions/index.js';
import { action, type Action } from './action.js';
import type { Call } from './call.js';

export const mfaActions: readonly Action[] = [
  action({
    name: 'associate-software-token',
    summary: 'Make a TOTP secret for an authenticator',
    takes: ['session', 'accessToken'],
    async run(call, given) {
      const proof = await sessionOrToken(call, given);
      if ('accessToken' in proof) return associateSoftwareToken(call.cognito, proof);
      const result = await associateSoftwareToken(call.cognito, proof);
      call.continueWith({ ...call.signIn, session: result.session });
      return result;
    },
  }),
  action({
    name: 'verify-software-token',
    summary: 'Prove that the authenticator has the secret',
    needs: ['userCode'],
    takes: ['session', 'accessToken', 'friendlyDeviceName'],
    async run(call, { userCode: code, friendlyDeviceName, ...given }) {
      const proof = await sessionOrToken(call, given);
      if ('accessToken' in proof) return verifySoftwareToken(call.cognito, { ...proof, code, friendlyDeviceName });
      const result = await verifySoftwareToken(call.cognito, { ...proof, code, friendlyDeviceName });
      call.continueWith({ ...call.signIn, session: result.session });
      return result;
    },
  }),
  action({
    name: 'set-user-mfa-preference',
    summary: 'Choose which second factors a user has',
    needs: ['accessToken'],
    takes: ['softwareTokenMfa', 'smsMfa', 'emailMfa'],
    run: (call, { accessToken, softwareTokenMfa, smsMfa, emailMfa }) =>
      setUserMfaPreference(call.cognito, {
        accessToken,
        softwareToken: toPreference(softwareTokenMfa),
        sms: toPreference(smsMfa),
        email: toPreference(emailMfa),
      }),
  }),
];

type Proof = { readonly session: string } | { readonly accessToken: string };

/** An authenticator is set up in the middle of a sign-in or after one. Flags win over what the last call left. */
async function sessionOrToken(
  call: Call,
  { session, accessToken }: { readonly session?: string; readonly accessToken?: string },
): Promise<Proof> {
  if (session !== undefined) return { session };
  if (accessToken !== undefined) return { accessToken };
  if (call.signIn.session !== undefined) return { session: call.signIn.session };
  return { accessToken: await call.need('accessToken') };
}

function toPreference(state: 'enabled' | 'preferred' | 'disabled' | undefined): MfaPreference | undefined {
  return state && { enabled: state !== 'disabled', preferred: state === 'preferred' };
}
