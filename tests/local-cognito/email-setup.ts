import { invite } from './made-user.js';
import { openWithFactors, type FactorsOptions, type PoolFactor } from './message-mfa.js';
import { password, type Playground } from './playground.js';
import type { WithFunctions } from './functions.js';

/** A playground whose pool requires one of these second factors, and whose user jane has no address. */
export async function openWithoutAddress(
  factors: readonly PoolFactor[] = ['EMAIL'],
  options: FactorsOptions = {},
): Promise<WithFunctions> {
  const playground = await openWithFactors(factors, options);
  await addUserWithoutAddress(playground);
  return playground;
}

export async function addUserWithoutAddress(playground: Playground, Username = 'jane'): Promise<void> {
  await invite(playground, Username);
  const { api, userPoolId: UserPoolId } = playground;
  await api.adminSetUserPassword({ UserPoolId, Username, Password: password, Permanent: true });
}

/** The answer to MFA_SETUP that names an email address. */
export function nameEmail(
  { api, clientId: ClientId }: Pick<Playground, 'api' | 'clientId'>,
  Session: string | undefined,
  EMAIL: string,
  USERNAME = 'jane',
) {
  const ChallengeResponses = { USERNAME, EMAIL };
  return api.respondToAuthChallenge({ ClientId, ChallengeName: 'MFA_SETUP', Session, ChallengeResponses });
}
