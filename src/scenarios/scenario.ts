import type { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import type { Asking, Emit, Playground, PlaygroundNeeds, Question, ResourceChanged } from '../events/index.js';

/** A story told with actions. It never prints and never reads the keyboard: all it has is its kit. */
export interface Scenario {
  /** The command that plays it, in kebab case. */
  readonly name: string;
  readonly title: string;
  /** Absent when the story only looks around: then nothing is made, and its kit has no playground. */
  readonly needs?: PlaygroundNeeds;
  /** Every question that the story may ask, so that missing answers are known before it starts. */
  readonly questions: readonly Question[];
  /** How many times the story calls `kit.step`. */
  readonly steps: number;
  /** The story is about who calls whom, so a diagram of that grows as it goes on. */
  readonly diagram?: boolean;
  play(kit: Kit): Promise<void>;
}

/** What a scenario tells its story with. */
export interface Kit {
  readonly cognito: CognitoIdentityProviderClient;
  readonly playground: Playground;
  /** Aborted when the person wants out. */
  readonly signal: AbortSignal;
  /** The command line that runs these words on the same target: `cognito-demo <words> --target …`. */
  readonly command: (words: string) => string;
  readonly emit: Emit;
  step<T>(title: string, about: { calls: readonly string[]; why: string }, work: () => Promise<T>): Promise<T>;
  /** Asks one question and gives the answer, which has passed the question's check or is one of the `words`. */
  ask(question: Question, with_?: Partial<Omit<Asking, 'question'>>): Promise<string>;
  /** What the step came to, in one line. */
  result(text: string): void;
  /** Something went wrong that the story goes on from. */
  problem(text: string, details?: readonly string[]): void;
  /** Counts down, in whole seconds. Ends at once with `Interrupted` when the person wants out. */
  wait(reason: string, seconds: number): Promise<void>;
  /**
   * Registers what must be undone however the run ends; say it before the thing is made. Undone in reverse order.
   * @returns takes it back, for when the thing was not made.
   */
  onCleanUp(undo: Undo): () => void;
}

/** How one resource is removed again. */
export interface Undo {
  readonly kind: ResourceChanged['kind'];
  readonly name: string;
  /** The command that removes it by hand. */
  readonly removeWith: string;
  /** Must succeed when the resource was never made or is gone already. */
  undo(): Promise<void>;
}
