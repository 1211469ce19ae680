import { signInWithSrp, type SignInOptions, type SignInResult } from '../../auth/index.js';
import type { Kit } from '../scenario.js';
import { appClient, type DemoUser } from './user.js';

/** Signs in with the password, by SRP. The options answer what Cognito asks besides. */
export function signIn(
  kit: Kit,
  { username, password, clientMetadata }: DemoUser,
  options: Pick<SignInOptions, 'onChallenge' | 'onRefused'> = {},
): Promise<SignInResult> {
  const { userPoolId } = kit.playground;
  return signInWithSrp(kit.cognito, { ...appClient(kit), userPoolId, username, password, clientMetadata, ...options });
}
