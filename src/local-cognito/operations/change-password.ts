import { passwordPolicyOf } from '../pools/settings.js';
import { missingParameter, ServiceError, wrongPassword } from '../protocol/errors.js';
import { operation } from '../protocol/operation.js';
import { structure } from '../protocol/shape.js';
import { password, token } from '../protocol/types.js';
import { checkPassword } from '../sign-in/password.js';
import type { User } from '../store/users.js';
import { readAccessToken } from '../tokens/access-token.js';
import { countAttempt } from '../users/attempt-limit.js';
import { userNow } from '../users/find-user.js';
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
    const { pool, user: bearer } = await readAccessToken(service, AccessToken);
    checkMayChange(bearer);
    await countAttempt(service, bearer, 'ChangePassword');
    const user = userNow(service, bearer);
    if (user.password !== undefined) {
      if (PreviousPassword === undefined) throw missingParameter('PreviousPassword');
      await checkPassword(service, pool, user, PreviousPassword);
    }
    checkPasswordPolicy(passwordPolicyOf(pool.settings), ProposedPassword, 'Password does not conform to policy');
    const verifier = newVerifier(service, pool, user.username, ProposedPassword);
    const change = { password: verifier, status: 'CONFIRMED', temporaryPasswordAt: null } as const;
    const { store, clock } = service;
    await store.transaction(() => {
      const current = userNow(service, user);
      checkMayChange(current);
      // Another call has replaced the password that was proven.
      if (current.password?.salt !== user.password?.salt) throw wrongPassword();
      checkPasswordHistory(service, pool, current, ProposedPassword);
      store.users.change(current, change, clock.now());
    });
    return {};
  },
});

function checkMayChange({ status }: User): void {
  if (status !== 'RESET_REQUIRED') return;
  throw new ServiceError('PasswordResetRequiredException', 'Password reset required for the user');
}
