import { base32 } from '../crypto/totp.js';
import { ServiceError } from '../protocol/errors.js';
import { operation } from '../protocol/operation.js';
import { structure } from '../protocol/shape.js';
import { session, token } from '../protocol/types.js';
import { nextStep, readSetup } from '../sign-in/authenticator-setup.js';

const SECRET_BYTES = 32;

export const associateSoftwareToken = operation({
  name: 'AssociateSoftwareToken',
  auth: 'none',
  input: structure({}, { AccessToken: token, Session: session }),
  async run(service, input) {
    const setup = await readSetup(service, input, ['MFA_SETUP', 'MFA_SETUP associated']);
    if (!setup.pool.settings.SoftwareTokenMfaConfiguration?.Enabled) {
      throw new ServiceError(
        'SoftwareTokenMFANotFoundException',
        'Software Token MFA has not been enabled by the userPool',
      );
    }
    const secret = service.random.bytes(SECRET_BYTES);
    const next = nextStep(service, setup, 'MFA_SETUP associated');
    await service.store.transaction(() => {
      next.save();
      service.store.users.change(setup.user, { totpPending: secret }, service.clock.now());
    });
    return { SecretCode: base32(secret), Session: next.session };
  },
});
