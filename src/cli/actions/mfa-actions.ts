import {
  adminSetUserMfaPreference,
  associateSoftwareToken,
  setUserMfaPreference,
  verifySoftwareToken,
  type MfaPreference,
  type MfaPreferences,
} from '../../actions/index.js';
import { action, type Action } from './action.js';
import type { Call } from './call.js';
import type { Given, OptionName } from './option-table.js';

const preferenceOptions = ['softwareTokenMfa', 'smsMfa', 'emailMfa'] as const satisfies readonly OptionName[];

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
    takes: preferenceOptions,
    run: (call, { accessToken, ...given }) =>
      setUserMfaPreference(call.cognito, { accessToken, ...toPreferences(given) }),
  }),
  action({
    name: 'admin-set-user-mfa-preference',
    summary: 'Choose which second factors a user has, from a server',
    needs: ['username'],
    takes: preferenceOptions,
    run: async (call, { username, ...given }) => {
      const user = { userPoolId: await call.userPoolId(), username };
      return adminSetUserMfaPreference(call.cognito, { ...user, ...toPreferences(given) });
    },
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

function toPreferences(given: Given<never, (typeof preferenceOptions)[number]>): MfaPreferences {
  return {
    softwareToken: toPreference(given.softwareTokenMfa),
    sms: toPreference(given.smsMfa),
    email: toPreference(given.emailMfa),
  };
}

function toPreference(state: 'enabled' | 'preferred' | 'disabled' | undefined): MfaPreference | undefined {
  return state && { enabled: state !== 'disabled', preferred: state === 'preferred' };
}
