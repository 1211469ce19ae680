import type { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import {
  initiateAuth,
  respondToAuthChallenge,
  type AppClient,
  type AuthOutcome,
  type Challenge,
  type ChallengeAnswer,
  type NewDevice,
  type PasswordVerifierAnswer,
  type PasswordVerifierChallenge,
  type Tokens,
} from '../actions/index.js';
import {
  askHandler,
  UnhandledChallengeError,
  type ChallengeHandlers,
  type HandledChallengeName,
} from './challenge-handlers.js';
import { deviceIdentity, userIdentity, type RememberedDevice } from './srp/identity.js';
import { createSrpKeyPair, type SrpKeyPair } from './srp/key-pair.js';
import { provePassword } from './srp/proof.js';

export interface SignInInput extends AppClient {
  readonly userPoolId: string;
  /** A username or alias. */
  readonly username: string;
  readonly password: string;
  /** The device, when it was confirmed in an earlier sign-in. */
  readonly device?: RememberedDevice | undefined;
  /** Answers to the challenges that need the user. */
  readonly onChallenge?: ChallengeHandlers | undefined;
  /**
   * Called when Cognito refuses the answer of a handler, say with CodeMismatchException. True: ask the handler again, as
   * the session lives on. Else the error ends the sign-in.
   */
  readonly onRefused?: ((error: unknown, challenge: Challenge) => Promise<boolean> | boolean) | undefined;
  /** Called as each challenge arrives, before it is answered. */
  readonly onProgress?: ((challengeName: Challenge['challengeName']) => void) | undefined;
  /** Handed to the pool's triggers with every answer. */
  readonly clientMetadata?: Record<string, string> | undefined;
  /** The time that the proofs are signed with, for a service whose clock is not the machine's. */
  readonly now?: (() => Date) | undefined;
}

export interface SignInResult {
  readonly tokens: Tokens;
  /** The pool tracks devices and does not know this one: see `createDeviceVerifier` and `confirmDevice`. */
  readonly newDevice?: NewDevice | undefined;
  /** What Cognito asked, in order. */
  readonly challenges: readonly Challenge['challengeName'][];
  /** Cognito no longer knows the device: what is kept of it is of no use. */
  readonly deviceForgotten: boolean;
}

/**
 * Signs a user in without sending the password. Proves the password, then the device, by SRP; leaves every other
 * challenge to the handlers.
 *
 * Public client: needs neither AWS credentials nor a token. The app client must allow ALLOW_USER_SRP_AUTH.
 *
 * @throws {NotAuthorizedException} Wrong username or password, or a session that took too long.
 * @throws {UserNotConfirmedException} The sign-up code is still to be given.
 * @throws {UnhandledChallengeError} There is no handler for a challenge that came.
 * @throws {UnknownChallengeError} Cognito asks for something newer than this code.
 * @throws {SrpError} The service breaks the protocol.
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-authentication-flow-methods.html
 */
export async function signInWithSrp(client: CognitoIdentityProviderClient, input: SignInInput): Promise<SignInResult> {
  const signIn = new SrpSignIn(client, input);
  const challenges: Challenge['challengeName'][] = [];
  let outcome = await signIn.start();
  while (outcome.kind === 'challenge') {
    challenges.push(outcome.challengeName);
    input.onProgress?.(outcome.challengeName);
    outcome = await signIn.answer(outcome);
  }
  const deviceForgotten = input.device !== undefined && !signIn.knowsDevice;
  return { tokens: outcome.tokens, newDevice: outcome.newDevice, challenges, deviceForgotten };
}

/** One sign-in: what it must remember from challenge to challenge. */
class SrpSignIn {
  readonly #client: CognitoIdentityProviderClient;
  readonly #input: SignInInput;
  readonly #userKeys = createSrpKeyPair();
  #deviceKeys: SrpKeyPair | undefined;
  #device: RememberedDevice | undefined;
  #username: string;

  constructor(client: CognitoIdentityProviderClient, input: SignInInput) {
    this.#client = client;
    this.#input = input;
    this.#device = input.device;
    this.#username = input.username;
  }

  get knowsDevice(): boolean {
    return this.#device !== undefined;
  }

  start(): Promise<AuthOutcome> {
    const { clientId, clientSecret, username, clientMetadata } = this.#input;
    const { srpA } = this.#userKeys;
    return initiateAuth(this.#client, {
      authFlow: 'USER_SRP_AUTH',
      clientId,
      clientSecret,
      username,
      srpA,
      clientMetadata,
    });
  }

  async answer(challenge: Challenge): Promise<AuthOutcome> {
    const { challengeName, session } = challenge;
    switch (challengeName) {
      case 'PASSWORD_VERIFIER':
        return this.#provePassword(challenge);
      case 'DEVICE_SRP_AUTH': {
        if (this.#device === undefined) throw new UnhandledChallengeError(challenge);
        this.#deviceKeys = createSrpKeyPair();
        const { deviceKey } = this.#device;
        const { srpA } = this.#deviceKeys;
        return this.#respond({ challengeName, session, username: this.#nameFor(challenge), deviceKey, srpA });
      }
      case 'DEVICE_PASSWORD_VERIFIER': {
        if (this.#device === undefined || this.#deviceKeys === undefined) throw new UnhandledChallengeError(challenge);
        const proof = provePassword(deviceIdentity(this.#device), this.#deviceKeys, challenge, this.#input.now?.());
        const { deviceKey } = this.#device;
        return this.#respond({ challengeName, session, username: this.#nameFor(challenge), deviceKey, ...proof });
      }
      default:
        return this.#askUser(challenge);
    }
  }

  async #provePassword(challenge: PasswordVerifierChallenge): Promise<AuthOutcome> {
    const { challengeName, session, username, userIdForSrp } = challenge;
    // From here on Cognito goes by the user's own name. With an alias, ConfirmDevice would fail after the sign-in.
    this.#username = username;
    const { userPoolId, password } = this.#input;
    const identity = userIdentity(userPoolId, userIdForSrp, password);
    const proof = provePassword(identity, this.#userKeys, challenge, this.#input.now?.());
    const answer: PasswordVerifierAnswer = { challengeName, session, username, ...proof };
    if (this.#device === undefined) return this.#respond(answer);
    try {
      return await this.#respond({ ...answer, deviceKey: this.#device.deviceKey });
    } catch (error) {
      if (!isUnknownDevice(error)) throw error;
      // The user, or an administrator, has made Cognito forget the device. The proof is still good without it.
      this.#device = undefined;
      return this.#respond(answer);
    }
  }

  async #askUser(challenge: Challenge & { readonly challengeName: HandledChallengeName }): Promise<AuthOutcome> {
    const { challengeName, session } = challenge;
    const username = this.#nameFor(challenge);
    const deviceKey = this.#device?.deviceKey;
    for (;;) {
      const given = await askHandler(this.#input.onChallenge ?? {}, challenge);
      try {
        return await this.#respond({ challengeName, session, username, deviceKey, ...given } as ChallengeAnswer);
      } catch (error) {
        if (!(await this.#input.onRefused?.(error, challenge))) throw error;
      }
    }
  }

  #nameFor(challenge: Challenge): string {
    return challenge.username ?? this.#username;
  }

  #respond(answer: ChallengeAnswer): Promise<AuthOutcome> {
    const { clientId, clientSecret, clientMetadata } = this.#input;
    return respondToAuthChallenge(this.#client, { clientId, clientSecret, clientMetadata, ...answer });
  }
}

/** The name of the exception alone could also be about the app client. */
function isUnknownDevice(error: unknown): boolean {
  return (
    error instanceof Error && error.name === 'ResourceNotFoundException' && /device does not exist/i.test(error.message)
  );
}
