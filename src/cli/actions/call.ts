import type { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import type { AppClient } from '../../actions/index.js';
import type { PlaygroundIds, RememberedDevice, SignIn } from '../../targets/index.js';
import type { OptionName, OptionValue } from './option-table.js';

/** What an action works with besides its options. */
export interface Call {
  readonly cognito: CognitoIdentityProviderClient;
  /** The pool to work on. On local Cognito the first use makes it. */
  userPoolId(): Promise<string>;
  /** The app client to work as, likewise. */
  app(): Promise<AppClient>;
  /** What a call works on that names no pool, if there is one yet, and the command that makes one. */
  readonly playground: { readonly current: PlaygroundIds | undefined; readonly createWith: string };
  /** Where the last calls have come to. */
  readonly signIn: SignIn;
  /** Leaves something for the next call, in place of all that was there. */
  continueWith(signIn: SignIn): void;
  deviceOf(username: string | undefined): RememberedDevice | undefined;
  rememberDevice(username: string, device: RememberedDevice): void;
  /**
   * The value of an option that turns out to be needed.
   * @throws {ExpectedError} when it has none and nobody can be asked.
   */
  need<Name extends OptionName>(name: Name): Promise<OptionValue<Name>>;
  /** Whether the option was given in this very call, by a flag. */
  isFlagGiven(name: OptionName): boolean;
  /** The program with these words, on the same target, for a person to type. */
  command(words: string): string;
  /** Tells the person something that is not the result. */
  note(text: string): void;
}
