import { passwordPolicyOf } from '../pools/settings.js';
import { missingParameter, ServiceError } from '../protocol/errors.js';
import { operation } from '../protocol/operation.js';
import { structure } from '../protocol/shape.js';
import { password, token } from '../protocol/types.js';
import { checkPassword } from '../sign-in/password.js';
import { readAccessToken } from '../tokens/access-token.js';
import { countAttempt } from '../users/attempt-limit.js';
import { checkPasswordHistory } from '../users/password-history.js';
import { newVerifier } from '../users/password.js';
import { checkPasswordPolicy } from '../users/password-policy.js';

/** A wrong previous password counts towards the lock-out of sign-ins. Tokens stay good. */
export const changePassword = operation({
  name: 'ChangePassword',
  auth: 'none',
  input: structure({ ProposedPassword: password, AccessToken: token }, { PreviousPassword: password }, [
    'PreviousPassword',
  ]),
  async run(service, { ProposedPassword, AccessToken, PreviousPassword }) {
    const { pool, user } = await readAccessToken(service, AccessToken);
    if (user.status === 'RESET_REQUIRED') {
      throw new ServiceError('PasswordResetRequiredException', 'Password reset required for the user');
    }
    await countAttempt(service, user, 'ChangePassword');
    if (user.password !== undefined) {
      if (PreviousPassword === undefined) throw missingParameter('PreviousPassword');
      await checkPassword(service, pool, user, PreviousPassword);
    }
    checkPasswordPolicy(passwordPolicyOf(pool.settings), ProposedPassword, 'Password does not conform to policy');
    checkPasswordHistory(service, pool, user, ProposedPassword);
    const verifier = newVerifier(service, pool, user.username, ProposedPassword);
    const change = { password: verifier, status: 'CONFIRMED', temporaryPasswordAt: null } as const;
    await service.store.transaction(() => service.store.users.change(user, change, service.clock.now()));
    return {};
  },
});
