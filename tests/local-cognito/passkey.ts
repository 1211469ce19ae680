import type {
  InitiateAuthCommandOutput,
  RespondToAuthChallengeCommandOutput,
  WebAuthnConfigurationType,
} from '@aws-sdk/client-cognito-identity-provider';
import {
  createPasskeyAuthenticator,
  type CreationOptions,
  type Deviation,
  type PasskeyAuthenticator,
  type RequestOptions,
} from '../support/passkey-authenticator.js';
import { makeUser } from './made-user.js';
import type { Playground, PlaygroundOptions } from './playground.js';
import { answer, openChoice, startChoice, type FirstFactors } from './user-auth.js';

export interface PasskeyOptions extends PlaygroundOptions {
  readonly allowed?: FirstFactors;
  readonly webAuthn?: WebAuthnConfigurationType;
}

/** A playground whose users may sign in by password or passkey. The relying party is localhost, unless told. */
export async function openWithPasskeys({
  allowed = ['PASSWORD', 'WEB_AUTHN'],
  webAuthn = {},
  ...options
}: PasskeyOptions = {}): Promise<Playground> {
  const playground = await openChoice(options, allowed);
  await configurePasskeys(playground, webAuthn);
  return playground;
}

export async function configurePasskeys(
  { api, userPoolId: UserPoolId }: Playground,
  webAuthn: WebAuthnConfigurationType,
): Promise<void> {
  const { $metadata: _, WebAuthnConfiguration: _before, ...config } = await api.getUserPoolMfaConfig({ UserPoolId });
  const WebAuthnConfiguration = { RelyingPartyId: 'localhost', ...webAuthn };
  await api.setUserPoolMfaConfig({ UserPoolId, ...config, WebAuthnConfiguration });
}

/** A playground where jane has a passkey, and is signed in. */
export interface PasskeyPlayground extends Playground {
  readonly AccessToken: string;
  readonly authenticator: PasskeyAuthenticator;
}

export async function openWithPasskey(
  options: PasskeyOptions = {},
  authenticator = createPasskeyAuthenticator(),
): Promise<PasskeyPlayground> {
  const playground = await openWithAuthenticator(options, authenticator);
  await addPasskey(playground, playground.AccessToken, authenticator);
  return playground;
}

/** The same before the passkey is registered. */
export async function openWithAuthenticator(
  options: PasskeyOptions = {},
  authenticator = createPasskeyAuthenticator(),
): Promise<PasskeyPlayground> {
  const playground = await openWithPasskeys(options);
  const { AccessToken } = await makeUser(playground, 'jane', { email: 'jane@example.com', email_verified: 'true' });
  return { ...playground, AccessToken, authenticator };
}

/** Registers a passkey. Gives its id. */
export async function addPasskey(
  playground: Playground,
  AccessToken: string,
  authenticator: PasskeyAuthenticator,
  deviation?: Deviation,
): Promise<string> {
  const credential = authenticator.create(await creationOptions(playground, AccessToken), deviation);
  await completeRegistration({ ...playground, AccessToken }, credential);
  return credential.id;
}

export function completeRegistration(
  { api, AccessToken }: Playground & { readonly AccessToken: string },
  credential: object,
): Promise<unknown> {
  return api.completeWebAuthnRegistration({ AccessToken, Credential: { ...credential } });
}

export async function creationOptions({ api }: Playground, AccessToken: string): Promise<CreationOptions> {
  const { CredentialCreationOptions } = await api.startWebAuthnRegistration({ AccessToken });
  return CredentialCreationOptions as unknown as CreationOptions;
}

/** What a WEB_AUTHN challenge asks for. */
export function requestOptions({
  ChallengeName,
  ChallengeParameters,
}: Pick<InitiateAuthCommandOutput, 'ChallengeName' | 'ChallengeParameters'>): RequestOptions {
  if (ChallengeName !== 'WEB_AUTHN') throw new Error(`No WEB_AUTHN, but ${ChallengeName}.`);
  return JSON.parse(ChallengeParameters!['CREDENTIAL_REQUEST_OPTIONS']!) as RequestOptions;
}

/** Signs jane in by the passkey. */
export async function signInByPasskey(
  { authenticator, ...playground }: PasskeyPlayground,
  deviation?: Deviation,
): Promise<RespondToAuthChallengeCommandOutput> {
  const asked = await startChoice(playground, 'jane', 'WEB_AUTHN');
  return answerPasskey(playground, asked.Session, authenticator.get(requestOptions(asked), deviation));
}

/** The answer to WEB_AUTHN. */
export function answerPasskey(
  playground: Playground,
  Session: string | undefined,
  credential: object,
  username = 'jane',
): Promise<RespondToAuthChallengeCommandOutput> {
  return answer(playground, username, 'WEB_AUTHN', Session, { CREDENTIAL: JSON.stringify(credential) });
}
