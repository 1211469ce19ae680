import { signInWithSrp, type SignInOptions, type SignInResult } from '../../auth/index.js';
import type { Kit } from '../scenario.js';
import { appClient, type DemoUser } from './user.js';

/** Signs in with the password, by SRP. The options answer what Cognito asks besides. */
export function signIn(
  kit: Kit,
  { username, password, clientMetadata }: Pick<DemoUser, 'username' | 'password' | 'clientMetadata'>,
  options: Pick<SignInOptions, 'device' | 'onChallenge' | 'onRefused' | 'onProgress'> = {},
): Promise<SignInResult> {
  const { userPoolId } = kit.playground;
  return signInWithSrp(kit.cognito, { ...appClient(kit), userPoolId, username, password, clientMetadata, ...options });
}
