import { signInWithSrp, type SignInResult } from '../../auth/index.js';
import type { Kit } from '../scenario.js';
import { appClient, type DemoUser } from './user.js';

/** Signs in by USER_SRP_AUTH, on a pool that asks for the password alone. */
export function signInBySrp(
  kit: Kit,
  { username, password }: Pick<DemoUser, 'username' | 'password'>,
): Promise<SignInResult> {
  const { userPoolId } = kit.playground;
  return signInWithSrp(kit.cognito, { ...appClient(kit), userPoolId, username, password });
}
