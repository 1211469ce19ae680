import { findPool } from '../pools/lookup.js';
import { passwordPolicyOf } from '../pools/settings.js';
import { operation } from '../protocol/operation.js';
import { boolean, structure } from '../protocol/shape.js';
import { password, userPoolId, username } from '../protocol/types.js';
import { requireUser } from '../users/find-user.js';
import { checkPasswordHistory } from '../users/password-history.js';
import { newVerifier } from '../users/password.js';
import { checkPasswordPolicy } from '../users/password-policy.js';

/** Whatever the user's status was. Tokens stay good. */
export const adminSetUserPassword = operation({
  name: 'AdminSetUserPassword',
  auth: 'iam',
  input: structure({ UserPoolId: userPoolId, Username: username, Password: password }, { Permanent: boolean }),
  async run(service, { UserPoolId, Username, Password, Permanent = false }) {
    const pool = findPool(service, UserPoolId);
    const user = requireUser(service, pool, Username);
    checkPasswordPolicy(passwordPolicyOf(pool.settings), Password, 'Password does not conform to policy');
    if (Permanent) checkPasswordHistory(service, pool, user, Password);
    const { store, clock } = service;
    const now = clock.now();
    const verifier = newVerifier(service, pool, user.username, Password);
    await store.transaction(() =>
      store.users.change(
        user,
        {
          password: verifier,
          status: Permanent ? 'CONFIRMED' : 'FORCE_CHANGE_PASSWORD',
          temporaryPasswordAt: Permanent ? null : now,
        },
        now,
      ),
    );
    return {};
  },
});
