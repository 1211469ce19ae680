import { getUser } from '../../actions/index.js';
import type { Kit } from '../scenario.js';
import { functionsOf } from '../parts/functions.js';
import { refusalOf } from '../parts/refusal.js';
import { compare, refreshFor, type Sample } from './samples.js';

/** Takes the scope away that lets an access token call Cognito in the user's name. */
export async function takeApiScopeAway(kit: Kit, second: Sample): Promise<Sample> {
  const calls = ['GetUser', 'GetTokensFromRefreshToken'];
  const why = 'Each refresh asks the function anew.';
  return kit.step('Take the API scope away', { calls, why }, async () => {
    const { username } = await getUser(kit.cognito, { accessToken: second.tokens.accessToken });
    kit.result(`GetUser takes the access token, for aws.cognito.signin.user.admin is still in its scope: ${username}.`);
    await functionsOf(kit).configure('PreTokenGeneration', { SUPPRESS_API_SCOPE: 'true' });
    kit.result('SUPPRESS_API_SCOPE of the function is true now. The next refresh has it:');
    const refreshed = await refreshFor(kit, 'Refreshed', second);
    compare(kit, 'access', [second, refreshed]);
    const { message } = await refusalOf(
      getUser(kit.cognito, { accessToken: refreshed.tokens.accessToken }),
      'NotAuthorizedException',
      'GetUser has taken an access token without the scope that it asks for.',
    );
    kit.result(`GetUser refuses it: ${message}. To your own API it is as good as before.`);
    return refreshed;
  });
}
