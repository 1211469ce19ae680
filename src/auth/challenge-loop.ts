import type { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import {
  initiateAuth,
  respondToAuthChallenge,
  type AppClient,
  type AuthOutcome,
  type Challenge,
  type ChallengeAnswer,
  type CustomAuth,
  type NewDevice,
  type PasswordVerifierChallenge,
  type Tokens,
  type UserSrpAuth,
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

/** What every sign-in may be given. */
export interface SignInOptions extends AppClient {
  readonly userPoolId: string;
  /** A username or alias. */
  readonly username: string;
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

/** What proves the password. */
export interface PasswordProof {
  readonly password: string;
  readonly keys: SrpKeyPair;
}

/** One sign-in: what it must remember from challenge to challenge. */
export class ChallengeLoop {
  readonly #client: CognitoIdentityProviderClient;
  readonly #options: SignInOptions;
  readonly #proof: PasswordProof | undefined;
  #deviceKeys: SrpKeyPair | undefined;
  #device: RememberedDevice | undefined;
  #username: string;

  constructor(client: CognitoIdentityProviderClient, options: SignInOptions, proof: PasswordProof | undefined) {
    this.#client = client;
    this.#options = options;
    this.#proof = proof;
    this.#device = options.device;
    this.#username = options.username;
  }

  /** Starts with the flow and goes on to the tokens. */
  async run(flow: UserSrpAuth | CustomAuth): Promise<SignInResult> {
    const { clientId, clientSecret, clientMetadata, device, onProgress } = this.#options;
    const challenges: Challenge['challengeName'][] = [];
    let outcome = await initiateAuth(this.#client, { clientId, clientSecret, clientMetadata, ...flow });
    while (outcome.kind === 'challenge') {
      challenges.push(outcome.challengeName);
      onProgress?.(outcome.challengeName);
      // From here on Cognito goes by the user's own name. With an alias, ConfirmDevice would fail after the sign-in.
      this.#username = outcome.username ?? this.#username;
      outcome = await this.#answer(outcome);
    }
    const deviceForgotten = device !== undefined && this.#device === undefined;
    return { tokens: outcome.tokens, newDevice: outcome.newDevice, challenges, deviceForgotten };
  }

  async #answer(challenge: Challenge): Promise<AuthOutcome> {
    const { challengeName, session } = challenge;
    const username = this.#username;
    switch (challengeName) {
      case 'PASSWORD_VERIFIER':
        return this.#provePassword(challenge);
      case 'DEVICE_SRP_AUTH': {
        if (this.#device === undefined) throw new UnhandledChallengeError(challenge);
        this.#deviceKeys = createSrpKeyPair();
        const { deviceKey } = this.#device;
        return this.#respond({ challengeName, session, username, deviceKey, srpA: this.#deviceKeys.srpA });
      }
      case 'DEVICE_PASSWORD_VERIFIER': {
        if (this.#device === undefined || this.#deviceKeys === undefined) throw new UnhandledChallengeError(challenge);
        const proof = provePassword(deviceIdentity(this.#device), this.#deviceKeys, challenge, this.#options.now?.());
        const { deviceKey } = this.#device;
        return this.#respond({ challengeName, session, username, deviceKey, ...proof });
      }
      default:
        return this.#askUser(challenge);
    }
  }

  async #provePassword(challenge: PasswordVerifierChallenge): Promise<AuthOutcome> {
    if (this.#proof === undefined) throw new UnhandledChallengeError(challenge);
    const { challengeName, session, username, userIdForSrp } = challenge;
    const identity = userIdentity(this.#options.userPoolId, userIdForSrp, this.#proof.password);
    const proof = provePassword(identity, this.#proof.keys, challenge, this.#options.now?.());
    return this.#respondFromDevice({ challengeName, session, username, ...proof });
  }

  async #askUser(challenge: Challenge & { readonly challengeName: HandledChallengeName }): Promise<AuthOutcome> {
    const { challengeName, session } = challenge;
    const username = this.#username;
    for (;;) {
      const given = await askHandler(this.#options.onChallenge ?? {}, challenge);
      try {
        return await this.#respondFromDevice({ challengeName, session, username, ...given } as ChallengeAnswer);
      } catch (error) {
        if (!(await this.#options.onRefused?.(error, challenge))) throw error;
      }
    }
  }

  /** Names the device that the user signs in from. */
  async #respondFromDevice(answer: ChallengeAnswer): Promise<AuthOutcome> {
    if (this.#device === undefined) return this.#respond(answer);
    try {
      return await this.#respond({ ...answer, deviceKey: this.#device.deviceKey });
    } catch (error) {
      if (!isUnknownDevice(error)) throw error;
      // The user, or an administrator, has made Cognito forget the device. The answer is still good without it.
      this.#device = undefined;
      return this.#respond(answer);
    }
  }

  #respond(answer: ChallengeAnswer): Promise<AuthOutcome> {
    const { clientId, clientSecret, clientMetadata } = this.#options;
    return respondToAuthChallenge(this.#client, { clientId, clientSecret, clientMetadata, ...answer });
  }
}

/** The name of the exception alone could also be about the app client. */
function isUnknownDevice(error: unknown): boolean {
  return (
    error instanceof Error && error.name === 'ResourceNotFoundException' && /device does not exist/i.test(error.message)
  );
}
