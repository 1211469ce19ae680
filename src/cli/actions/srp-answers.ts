import type { ChallengeAnswer } from '../../actions/index.js';
import { deviceIdentity, provePassword, userIdentity } from '../../auth/index.js';
import { ExpectedError } from '../../events/index.js';
import type { Call } from './call.js';
import { restoreKeys } from './srp-keys.js';

/** What every answer carries. */
export interface CommonAnswer {
  readonly username: string;
  /** An SRP exchange may have none: it carries its own state. */
  readonly session: string | undefined;
  readonly deviceKey: string | undefined;
}

/** Proves the password to the challenge that an SRP sign-in got in an earlier process. */
export async function answerPasswordVerifier(call: Call, common: CommonAnswer): Promise<ChallengeAnswer> {
  const { challenge, srp } = call.signIn;
  if (challenge?.challengeName !== 'PASSWORD_VERIFIER' || !srp) throw notStarted('PASSWORD_VERIFIER', call);
  const identity = userIdentity(await call.userPoolId(), challenge.userIdForSrp, await call.need('password'));
  const claim = provePassword(identity, restoreKeys(srp), challenge);
  return { ...common, challengeName: 'PASSWORD_VERIFIER', ...claim };
}

/** Proves the device's own password, which was made up when the device was confirmed. */
export function answerDeviceVerifier(call: Call, common: CommonAnswer): ChallengeAnswer {
  const { challenge, srp, username } = call.signIn;
  if (challenge?.challengeName !== 'DEVICE_PASSWORD_VERIFIER' || !srp)
    throw notStarted('DEVICE_PASSWORD_VERIFIER', call);
  const device = call.deviceOf(username ?? common.username);
  if (device?.deviceKey !== challenge.deviceKey) {
    throw new ExpectedError(`The password of the device ${challenge.deviceKey} is not known here.`, {
      next: `Sign in with --no-device, then register a device with ${call.command('action confirm-device')}.`,
    });
  }
  const claim = provePassword(deviceIdentity(device), restoreKeys(srp), challenge);
  return { ...common, challengeName: 'DEVICE_PASSWORD_VERIFIER', deviceKey: device.deviceKey, ...claim };
}

function notStarted(challengeName: string, { command }: Call): ExpectedError {
  return new ExpectedError(`No ${challengeName} challenge is waiting for an answer.`, {
    next: `Start over with ${command('action initiate-auth')} --auth-flow USER_SRP_AUTH.`,
    exitCode: 2,
  });
}
