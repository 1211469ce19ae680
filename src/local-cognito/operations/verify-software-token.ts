import { matchTotp } from '../crypto/totp.js';
import { ServiceError } from '../protocol/errors.js';
import { operation } from '../protocol/operation.js';
import { structure, text } from '../protocol/shape.js';
import { session, token, totpCode } from '../protocol/types.js';
import { nextStep, readSetup } from '../sign-in/authenticator-setup.js';
import { usedTotpCode } from '../sign-in/software-token-mfa.js';

export const verifySoftwareToken = operation({
  name: 'VerifySoftwareToken',
  auth: 'none',
  input: structure({ UserCode: totpCode }, { AccessToken: token, Session: session, FriendlyDeviceName: text }, [
    'AccessToken',
    'Session',
  ]),
  async run(service, { UserCode, FriendlyDeviceName, ...proof }) {
    const setup = await readSetup(service, proof, ['MFA_SETUP associated']);
    const { user } = setup;
    if (user.totpPending === undefined) {
      throw new ServiceError('SoftwareTokenMFANotFoundException', 'No software token is waiting to be verified.');
    }
    const secret = user.totpPending;
    const now = service.clock.now();
    const step = matchTotp(secret, UserCode, now);
    if (step === undefined) {
      throw new ServiceError('EnableSoftwareTokenMFAException', 'Code mismatch and fail enable Software Token MFA');
    }
    const next = nextStep(service, setup, 'MFA_SETUP verified');
    await service.store.transaction(() => {
      next.save();
      if (!service.store.users.setAuthenticator(user, secret, FriendlyDeviceName, step, now)) throw usedTotpCode();
    });
    return { Status: 'SUCCESS', Session: next.session };
  },
});
