import { getUser } from '../../actions/index.js';
import type { Kit } from '../scenario.js';

export const ACCEPTED = 'accepted';

/** What Cognito itself says of an access token: `accepted`, or why it is not. */
export async function getUserSays(kit: Kit, accessToken: string): Promise<string> {
  try {
    await getUser(kit.cognito, { accessToken });
    return ACCEPTED;
  } catch (error) {
    if (error instanceof Error && error.name === 'NotAuthorizedException') return error.message;
    throw error;
  }
}
