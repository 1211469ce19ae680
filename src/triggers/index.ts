import type { Environment } from './environment.js';

export { hashSecretAnswer } from './custom-auth/secret-answer.js';
export type { Environment } from './environment.js';

/** The triggers of a user pool, by their members of LambdaConfig. */
export type TriggerName =
  | 'PreSignUp'
  | 'PostConfirmation'
  | 'PreAuthentication'
  | 'PostAuthentication'
  | 'DefineAuthChallenge'
  | 'CreateAuthChallenge'
  | 'VerifyAuthChallengeResponse'
  | 'PreTokenGeneration'
  | 'UserMigration'
  | 'CustomMessage'
  | 'CustomEmailSender'
  | 'CustomSMSSender';

/** What a function has of the place where it runs. */
export interface FunctionRuntime {
  readonly environment: Environment;
  /** Decrypts what the custom senders are given; by the AWS Encryption SDK when left out. */
  readonly decryptCode?: (code: string) => Promise<string>;
}

/** Takes the event of any trigger: one that is not the function's own comes back unchanged. Needs no context. */
export type Handler = (event: object, context?: object) => Promise<unknown>;

/** One function for each trigger. Each is loaded when it is asked for. */
export const functions: Readonly<Record<TriggerName, (runtime: FunctionRuntime) => Promise<Handler>>> = {
  PreSignUp: async ({ environment }) => forAnyEvent((await import('./pre-sign-up.js')).createHandler(environment)),
  PostConfirmation: async () => forAnyEvent((await import('./post-confirmation.js')).handler),
  PreAuthentication: async ({ environment }) =>
    forAnyEvent((await import('./pre-authentication.js')).createHandler(environment)),
  PostAuthentication: async () => forAnyEvent((await import('./post-authentication.js')).handler),
  DefineAuthChallenge: async ({ environment }) =>
    forAnyEvent((await import('./define-auth-challenge.js')).createHandler(environment)),
  CreateAuthChallenge: async () => forAnyEvent((await import('./create-auth-challenge.js')).handler),
  VerifyAuthChallengeResponse: async () => forAnyEvent((await import('./verify-auth-challenge-response.js')).handler),
  PreTokenGeneration: async ({ environment }) =>
    forAnyEvent((await import('./pre-token-generation.js')).createHandler(environment)),
  UserMigration: async ({ environment }) =>
    forAnyEvent((await import('./user-migration.js')).createHandler(environment)),
  CustomMessage: async () => forAnyEvent((await import('./custom-message.js')).handler),
  CustomEmailSender: async (runtime) => forAnyEvent((await import('./custom-email-sender.js')).createHandler(runtime)),
  CustomSMSSender: async (runtime) => forAnyEvent((await import('./custom-sms-sender.js')).createHandler(runtime)),
};

/** Every function looks at `triggerSource` before anything else, which is what makes this true. */
function forAnyEvent<Event extends object>(handler: (event: Event) => Promise<unknown>): Handler {
  return (event) => handler(event as Event);
}
