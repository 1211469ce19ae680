import type { MfaSetupChallenge } from '../../actions/index.js';
import type { Kit } from '../scenario.js';
import { offerAuthenticator } from '../parts/associate-authenticator.js';
import type { Authenticator } from '../parts/authenticator.js';
import type { DemoUser } from '../parts/user.js';
import { proveSecret } from '../parts/verify-authenticator.js';

/** Gives the user a second factor. The sign-in that asked for it is left there: the next one shows what it is for. */
export async function setUpAuthenticator(
  kit: Kit,
  user: DemoUser,
  challenge: MfaSetupChallenge,
): Promise<Authenticator> {
  const calls = ['AssociateSoftwareToken', 'VerifySoftwareToken'];
  const why = 'The second factor of this user.';
  return kit.step('Set up an authenticator', { calls, why }, async () => {
    const { authenticator } = await proveSecret(kit, user, await offerAuthenticator(kit, user, challenge));
    kit.result('From now on each sign-in needs a code, unless a device stands in for it.');
    return authenticator;
  });
}
