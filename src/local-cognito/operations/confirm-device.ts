import { bytesToInteger } from '../crypto/integers.js';
import { N } from '../crypto/srp-group.js';
import { invalidParameter, ServiceError } from '../protocol/errors.js';
import { operation } from '../protocol/operation.js';
import { string, structure, text } from '../protocol/shape.js';
import { deviceKey, token } from '../protocol/types.js';
import { tracksDevices } from '../sign-in/devices.js';
import { readAccessToken } from '../tokens/access-token.js';

export const confirmDevice = operation({
  name: 'ConfirmDevice',
  auth: 'none',
  input: structure(
    { AccessToken: token, DeviceKey: deviceKey },
    {
      DeviceSecretVerifierConfig: structure({}, { PasswordVerifier: text, Salt: text }),
      DeviceName: string({ min: 1, max: 1024 }),
    },
  ),
  async run(service, { AccessToken, DeviceKey, DeviceSecretVerifierConfig, DeviceName }, caller) {
    const { pool, user, signIn } = await readAccessToken(service, AccessToken);
    if (!tracksDevices(pool)) {
      throw new ServiceError(
        'InvalidUserPoolConfigurationException',
        'Device tracking is not enabled for the user pool.',
      );
    }
    if (signIn.deviceKey !== DeviceKey || signIn.groupKey === undefined) {
      throw invalidParameter('Invalid device key given.');
    }
    const optIn = pool.settings.DeviceConfiguration?.DeviceOnlyRememberedOnUserPrompt === true;
    const now = service.clock.now();
    const device = {
      poolId: pool.id,
      sub: user.sub,
      deviceKey: DeviceKey,
      groupKey: signIn.groupKey,
      name: DeviceName ?? caller.userAgent,
      password: readVerifier(DeviceSecretVerifierConfig),
      remembered: !optIn,
      metSecondFactor: signIn.metSecondFactor,
      lastIp: caller.ip,
      createdAt: now,
      modifiedAt: now,
      authenticatedAt: now,
    };
    const added = await service.store.transaction(() => service.store.devices.insert(device));
    if (!added) throw new ServiceError('DeviceKeyExistsException', 'Device already exists with given key.');
    return { UserConfirmationNecessary: optIn };
  },
});

/** Both come as base64 of the integer, perhaps with a zero byte in front. */
function readVerifier(given: { readonly PasswordVerifier?: string; readonly Salt?: string } | undefined): {
  salt: bigint;
  verifier: bigint;
} {
  const salt = bytesToInteger(Buffer.from(given?.Salt ?? '', 'base64'));
  const verifier = bytesToInteger(Buffer.from(given?.PasswordVerifier ?? '', 'base64'));
  if (salt === 0n || verifier === 0n || verifier >= N) throw invalidParameter('Invalid device secret verifier given.');
  return { salt, verifier };
}
