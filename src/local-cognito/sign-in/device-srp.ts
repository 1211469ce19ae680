import { invalidSession, noSuchDevice, wrongPassword } from '../protocol/errors.js';
import type { Service } from '../service.js';
import { ask } from './ask.js';
import type { AuthResponse, Met, SignInProgress } from './attempt.js';
import { replacesMfa } from './devices.js';
import { checkNotLocked, countFailure } from './lockout.js';
import { requireParameter } from './parameters.js';
import { openSecretBlock, sealSecretBlock } from './secret-block.js';
import { resume, type Answer } from './session.js';
import { answerExchange, claimHolds, readClaim, readSrpA } from './srp-proof.js';

/** DEVICE_SRP_AUTH: the remembered device is to prove itself, in place of the second factor. */
export function askForDevice(service: Service, progress: SignInProgress, also?: () => void): Promise<AuthResponse> {
  const parameters = { USERNAME: progress.user.username, DEVICE_KEY: progress.device?.deviceKey };
  return ask(service, progress, 'DEVICE_SRP_AUTH', parameters, { also });
}

/** The answer to DEVICE_SRP_AUTH; the question after it is DEVICE_PASSWORD_VERIFIER. */
export async function answerDeviceSrp(service: Service, answer: Answer): Promise<AuthResponse> {
  const { responses } = answer;
  const progress = resume(service, answer);
  const { pool, client, user } = progress;
  const deviceKey = requireParameter(responses, 'DEVICE_KEY');
  const A = readSrpA(responses);
  const { device } = progress;
  if (device?.deviceKey !== deviceKey) throw noSuchDevice();
  const { exchange, wire } = answerExchange(service, A, device.password);
  const id = service.ids.uuid();
  const content = { ...exchange, sub: user.sub, identity: deviceKey, deviceKey };
  const SECRET_BLOCK = sealSecretBlock(service, pool, client, 'device-exchange', content, id);
  const parameters = { ...wire, SECRET_BLOCK, USERNAME: user.username, DEVICE_KEY: deviceKey };
  return ask(service, progress, 'DEVICE_PASSWORD_VERIFIER', parameters, { more: { id } });
}

/** The answer to DEVICE_PASSWORD_VERIFIER. The proof's identity is the device's key, its prefix the group's. */
export async function answerDevicePasswordVerifier(service: Service, answer: Answer): Promise<Met> {
  const { state, responses } = answer;
  const progress = resume(service, answer);
  const { pool, client, user } = progress;
  const claim = readClaim(responses);
  const block = openSecretBlock(service, pool, client, 'device-exchange', claim.secretBlock);
  if (state.id !== block.id) throw invalidSession();
  const device = service.store.devices.find(pool.id, user.sub, block.identity);
  if (device === undefined || requireParameter(responses, 'DEVICE_KEY') !== device.deviceKey) throw noSuchDevice();
  if (!replacesMfa(pool, user, device)) throw invalidSession();
  checkNotLocked(service, user);
  const party = { prefix: device.groupKey, identity: device.deviceKey };
  if (!claimHolds(service, party, device.password, block, claim)) {
    await countFailure(service, user);
    throw wrongPassword();
  }
  return { met: 'DEVICE_PASSWORD_VERIFIER', progress: { ...progress, device } };
}
