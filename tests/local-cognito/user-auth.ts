import type {
  ChallengeNameType,
  InitiateAuthCommandOutput,
  RespondToAuthChallengeCommandOutput,
} from '@aws-sdk/client-cognito-identity-provider';
import { setMfa } from './message-mfa.js';
import { openPlayground, password, type Playground, type PlaygroundOptions } from './playground.js';

export type FirstFactors = ('PASSWORD' | 'EMAIL_OTP' | 'SMS_OTP' | 'WEB_AUTHN')[];

/** A playground whose users may choose among first factors: all, unless told. */
export function openChoice(
  { pool, client, ...options }: PlaygroundOptions = {},
  AllowedFirstAuthFactors: FirstFactors = ['PASSWORD', 'EMAIL_OTP', 'SMS_OTP'],
): Promise<Playground> {
  return openPlayground({
    ...options,
    pool: { Policies: { SignInPolicy: { AllowedFirstAuthFactors } }, ...pool },
    client: {
      ExplicitAuthFlows: ['ALLOW_USER_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH', 'ALLOW_USER_PASSWORD_AUTH'],
      ...client,
    },
  });
}

/** Starts a sign-in by USER_AUTH, with a preference unless left out. */
export function startChoice(
  { api, clientId: ClientId }: Playground,
  username: string,
  PREFERRED_CHALLENGE?: string,
  more: Readonly<Record<string, string>> = {},
  Session?: string,
): Promise<InitiateAuthCommandOutput> {
  const AuthParameters = { USERNAME: username, ...(PREFERRED_CHALLENGE && { PREFERRED_CHALLENGE }), ...more };
  return api.initiateAuth({ ClientId, AuthFlow: 'USER_AUTH', AuthParameters, Session });
}

/** Answers whatever a sign-in asks. */
export function answer(
  { api, clientId: ClientId }: Playground,
  username: string,
  ChallengeName: ChallengeNameType,
  Session: string | undefined,
  responses: Readonly<Record<string, string>> = {},
): Promise<RespondToAuthChallengeCommandOutput> {
  const ChallengeResponses = { USERNAME: username, ...responses };
  return api.respondToAuthChallenge({ ClientId, ChallengeName, Session, ChallengeResponses });
}

/** Has the pool allow other first factors from now on. */
export async function allowFirst(
  { api, userPoolId: UserPoolId }: Playground,
  AllowedFirstAuthFactors: FirstFactors,
): Promise<void> {
  const Policies = { SignInPolicy: { AllowedFirstAuthFactors } };
  await api.updateUserPool({ UserPoolId, AutoVerifiedAttributes: ['email'], Policies });
}

/** Has the pool require MFA, which takes that it allows no one-time passwords any more. */
export async function requireMfa(playground: Playground): Promise<void> {
  await allowFirst(playground, ['PASSWORD']);
  await setMfa(playground, 'ON', ['TOTP']);
}

/** The answer to SELECT_CHALLENGE. */
export function choose(
  playground: Playground,
  username: string,
  Session: string | undefined,
  ANSWER: string,
  more: Readonly<Record<string, string>> = {},
): Promise<RespondToAuthChallengeCommandOutput> {
  return answer(playground, username, 'SELECT_CHALLENGE', Session, { ANSWER, ...more });
}

/** Makes a user without a password, whose email address is verified. */
export async function addPasswordless({ api, userPoolId: UserPoolId }: Playground, username: string): Promise<string> {
  const { User } = await api.adminCreateUser({
    UserPoolId,
    Username: username,
    UserAttributes: [
      { Name: 'email', Value: `${username}@example.com` },
      { Name: 'email_verified', Value: 'true' },
    ],
  });
  return User!.Attributes!.find(({ Name }) => Name === 'sub')!.Value!;
}

export const withPassword = { PASSWORD: password };
