import type { Service } from '../service.js';
import type { UserPool } from '../store/pools.js';
import { deliverSignUpCode, type CodeDelivery } from './deliver-code.js';

const CODE_LIFE = 24 * 60 * 60 * 1000;

/** Makes a sign-up code, which replaces the one before, and sends it. To be called in a transaction. */
export function sendSignUpCode(
  service: Service,
  pool: UserPool,
  user: { readonly sub: string; readonly username: string },
  address: { attribute: 'email' | 'phone_number'; value: string },
): CodeDelivery {
  const code = service.ids.code();
  service.store.codes.put(pool.id, user.sub, 'sign-up', {
    code,
    attribute: address.attribute,
    expiresAt: service.clock.now() + CODE_LIFE,
  });
  return deliverSignUpCode(service, pool, user.username, address, code);
}
