import type {
  InitiateAuthCommandOutput,
  RespondToAuthChallengeCommandOutput,
} from '@aws-sdk/client-cognito-identity-provider';
import {
  createDeviceVerifier,
  createSrpKeyPair,
  deviceIdentity,
  provePassword,
  userIdentity,
  type RememberedDevice,
  type SrpIdentity,
  type SrpKeyPair,
} from '../../src/auth/index.js';
import { password, type Playground, type SignedIn } from './playground.js';

type Parameters = Readonly<Record<string, string>>;
type Question = Pick<InitiateAuthCommandOutput, 'ChallengeParameters' | 'Session'>;
export type Answer = RespondToAuthChallengeCommandOutput;

export function startSrp(
  { api, clientId: ClientId }: Playground,
  username: string,
  keys: SrpKeyPair,
  more: Parameters = {},
): Promise<InitiateAuthCommandOutput> {
  const AuthParameters = { USERNAME: username, SRP_A: keys.srpA, ...more };
  return api.initiateAuth({ ClientId, AuthFlow: 'USER_SRP_AUTH', AuthParameters });
}

/** The answer to PASSWORD_VERIFIER, with the right password unless told. */
export function answerSrp(
  playground: Playground,
  { ChallengeParameters: asked = {} }: Question,
  keys: SrpKeyPair,
  { more = {}, secret = password }: { more?: Parameters; secret?: string } = {},
): Promise<Answer> {
  const identity = userIdentity(playground.userPoolId, asked['USER_ID_FOR_SRP']!, secret);
  return playground.api.respondToAuthChallenge({
    ClientId: playground.clientId,
    ChallengeName: 'PASSWORD_VERIFIER',
    ChallengeResponses: { ...claim(playground, identity, keys, asked), ...more },
  });
}

/** Both steps of a sign-in by SRP. */
export async function signIn(playground: Playground, username: string, more: Parameters = {}): Promise<Answer> {
  const keys = createSrpKeyPair();
  return answerSrp(playground, await startSrp(playground, username, keys, more), keys, { more });
}

/** Confirms the device that a sign-in was offered. */
export async function confirmDevice(
  { api }: Playground,
  { AccessToken, NewDeviceMetadata }: SignedIn,
): Promise<RememberedDevice & { userConfirmationNecessary: boolean }> {
  const [deviceKey, deviceGroupKey] = [NewDeviceMetadata!.DeviceKey!, NewDeviceMetadata!.DeviceGroupKey!];
  const { devicePassword, passwordVerifier, salt } = createDeviceVerifier({ deviceKey, deviceGroupKey });
  const { UserConfirmationNecessary } = await api.confirmDevice({
    AccessToken,
    DeviceKey: deviceKey,
    DeviceName: 'laptop',
    DeviceSecretVerifierConfig: { PasswordVerifier: passwordVerifier, Salt: salt },
  });
  return { deviceKey, deviceGroupKey, devicePassword, userConfirmationNecessary: UserConfirmationNecessary! };
}

/** The answer to DEVICE_SRP_AUTH. */
export function startDeviceSrp(
  { api, clientId: ClientId }: Playground,
  username: string,
  { Session }: Question,
  device: Pick<RememberedDevice, 'deviceKey'>,
  keys: SrpKeyPair,
): Promise<Answer> {
  const ChallengeResponses = { USERNAME: username, DEVICE_KEY: device.deviceKey, SRP_A: keys.srpA };
  return api.respondToAuthChallenge({ ClientId, ChallengeName: 'DEVICE_SRP_AUTH', Session, ChallengeResponses });
}

/** The answer to DEVICE_PASSWORD_VERIFIER. */
export function answerDeviceSrp(
  playground: Playground,
  { ChallengeParameters: asked = {}, Session }: Question,
  device: RememberedDevice,
  keys: SrpKeyPair,
): Promise<Answer> {
  return playground.api.respondToAuthChallenge({
    ClientId: playground.clientId,
    ChallengeName: 'DEVICE_PASSWORD_VERIFIER',
    Session,
    ChallengeResponses: {
      ...claim(playground, deviceIdentity(device), keys, asked),
      DEVICE_KEY: device.deviceKey,
    },
  });
}

/** Proves the device to a sign-in that waits at DEVICE_SRP_AUTH. */
export async function proveDevice(
  playground: Playground,
  username: string,
  question: Question,
  device: RememberedDevice,
): Promise<Answer> {
  const keys = createSrpKeyPair();
  return answerDeviceSrp(playground, await startDeviceSrp(playground, username, question, device, keys), device, keys);
}

function claim(
  { clock }: Playground,
  identity: SrpIdentity,
  keys: SrpKeyPair,
  asked: Parameters,
): Record<string, string> {
  const challenge = { salt: asked['SALT']!, srpB: asked['SRP_B']!, secretBlock: asked['SECRET_BLOCK']! };
  const proof = provePassword(identity, keys, challenge, new Date(clock.now()));
  return {
    USERNAME: asked['USERNAME']!,
    PASSWORD_CLAIM_SIGNATURE: proof.passwordClaimSignature,
    PASSWORD_CLAIM_SECRET_BLOCK: proof.secretBlock,
    TIMESTAMP: proof.timestamp,
  };
}
