import type * as auth from '../../../src/auth/index.js';
import type { PasskeyAuthenticator } from '../../../tests/support/passkey-authenticator.js';

export interface FuzzRequest {
  readonly operation: string;
  readonly subject: number;
  readonly wait: number;
  readonly body: unknown;
  readonly changes: readonly unknown[];
}

export interface FuzzAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly text: string;
}

export interface FuzzPlace {
  send(operation: string, text: string): Promise<FuzzAnswer>;
  functions(name: string, handler: (event: never) => unknown): string;
  codeOf(address: string): string | undefined;
  now(): number;
  readonly auth: Pick<
    typeof auth,
    | 'createDeviceVerifier'
    | 'createSrpKeyPair'
    | 'currentTotpCode'
    | 'deviceIdentity'
    | 'provePassword'
    | 'userIdentity'
  >;
  authenticator(): PasskeyAuthenticator;
  advance(seconds: number): void;
  /** Which of the kinds of pools there are; all when left out. */
  readonly pools?: readonly number[];
  onAnswer?(operation: string, answer: FuzzAnswer, body: unknown): void;
}

export function drive(
  model: object,
  requests: readonly FuzzRequest[],
  place: FuzzPlace,
): Promise<{ operation: string; sent: string; violations: string[]; answer: string } | undefined>;
