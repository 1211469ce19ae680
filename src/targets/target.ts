import type { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import type { Emit, Playground, PlaygroundNeeds } from '../events/index.js';
import type { FunctionHost } from './function-host.js';
import type { Ledger } from './ledger.js';
import type { Place } from './place.js';
import type { PlaygroundIds } from './playground-ids.js';
import type { PlaygroundState } from './playground-state.js';

/** A Cognito service that can be reached. */
export interface Service {
  readonly kind: 'local' | 'aws' | 'endpoint';
  /** For people: `local Cognito (in this process)`, `AWS eu-west-1`, `http://127.0.0.1:9229`. */
  readonly label: string;
  readonly place: Place;
  readonly cognito: CognitoIdentityProviderClient;
  /** Where trigger functions run; absent where this tool can't bring them. */
  readonly functions?: FunctionHost;
  /** ARN of an SES identity that new pools may send email through; absent where there is none to be had. */
  readonly emailSender?: string;
  /** The playground on a pool and client that are known to be there. */
  attach(ids: PlaygroundIds): Promise<Omit<Playground, 'command'>>;
  close(): Promise<void>;
}

/** Where a run goes: a service, and how playgrounds come and go on it. Every call through it is emitted as events. */
export interface Target extends Service {
  /** What this tool has made, on all targets. */
  readonly ledger: Ledger;
  /** The current playground of this target. */
  readonly state: PlaygroundState;
  readonly emit: Emit;
  /** A playground that meets the needs: the existing pool that the flags name, or a new one. */
  open(needs: PlaygroundNeeds, options: OpenOptions): Promise<OpenPlayground>;
}

export interface OpenOptions {
  /** What the pool is for, such as the scenario's name: becomes a part of its name. */
  readonly name: string;
  /** Leave the new pool; it becomes the current playground of the target. */
  readonly keep: boolean;
}

export interface OpenPlayground extends Playground {
  /**
   * Removes what `open` created and reports each resource. Never throws: what can't be removed is reported as left
   * behind, with the command that will remove it. Does nothing the second time.
   */
  close(): Promise<void>;
}
