import { signInWithSrp, type SignInOptions, type SignInResult } from '../../auth/index.js';
import type { Kit } from '../scenario.js';
import { appClient, type DemoUser } from './user.js';

/** Signs in by USER_SRP_AUTH. The options answer what the pool asks besides the password. */
export function signInBySrp(
  kit: Kit,
  { username, password, clientMetadata }: Pick<DemoUser, 'username' | 'password' | 'clientMetadata'>,
  options: Pick<SignInOptions, 'onChallenge' | 'onRefused'> = {},
): Promise<SignInResult> {
  const { userPoolId } = kit.playground;
  return signInWithSrp(kit.cognito, { ...appClient(kit), userPoolId, username, password, clientMetadata, ...options });
}
