import type { AdminCreateUserCommandInput } from '@aws-sdk/client-cognito-identity-provider';
import { listOf } from './made-user.js';
import type { Playground } from './playground.js';

/** What jane has when an administrator makes her. */
export const janesAddresses = { email: 'jane@example.com', phone_number: '+15555559934' };

export const create = ({ api, userPoolId: UserPoolId }: Playground, more: Partial<AdminCreateUserCommandInput> = {}) =>
  api.adminCreateUser({ UserPoolId, Username: 'jane', UserAttributes: listOf(janesAddresses), ...more });

export const signInWith = (playground: Playground, secret: string, username = 'jane') =>
  playground.startSignIn(username, { PASSWORD: secret });

/** jane's answer to NEW_PASSWORD_REQUIRED. */
export const answerNewPassword = (
  { api, clientId: ClientId }: Playground,
  Session: string | undefined,
  NEW_PASSWORD: string,
  more: Readonly<Record<string, string>> = {},
) =>
  api.respondToAuthChallenge({
    ClientId,
    ChallengeName: 'NEW_PASSWORD_REQUIRED',
    Session,
    ChallengeResponses: { USERNAME: 'jane', NEW_PASSWORD, ...more },
  });
