import type { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import type { CurrentPlayground, PlaygroundIds, RememberedDevice, SignIn } from '../../targets/index.js';

/** What an action works with besides its options. */
export interface Call {
  readonly cognito: CognitoIdentityProviderClient;
  /** The pool and app client to work on. The first use makes them, on local Cognito. */
  playground(): Promise<PlaygroundIds>;
  /** How far the last calls have come. */
  readonly signIn: SignIn;
  /** Leaves something for the next call, in place of all that was there. */
  continueWith(signIn: SignIn): void;
  device(username: string | undefined): RememberedDevice | undefined;
  rememberDevice(username: string, device: RememberedDevice): void;
  /** Says something to the person that is not the result. */
  note(text: string): void;
}
