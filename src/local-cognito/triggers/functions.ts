import { closeInTurn } from '../close-in-turn.js';
import type { FunctionSource, InvokeFunction } from './function-source.js';
import type { StandIn, TriggerName } from './trigger-name.js';

/** All functions that a service can call: what Lambda is to a user pool on AWS. */
export interface FunctionSources {
  /** Adds a source, which is asked after those that are there, but for the last resort. */
  add(source: FunctionSource): void;
  find(arn: string): InvokeFunction | undefined;
  standIn(trigger: TriggerName): StandIn | undefined;
  close(): Promise<void>;
}

/** The first source that has a function has it. */
export function createFunctionSources(first: FunctionSource, lastResort?: FunctionSource): FunctionSources {
  const sources = [first];
  const all = (): readonly FunctionSource[] => (lastResort === undefined ? sources : [...sources, lastResort]);
  return {
    add: (source) => void sources.push(source),
    find: (arn) => firstOf(all(), (source) => source.find(arn)),
    standIn: (trigger) => firstOf(all(), (source) => source.standIn?.(trigger)),
    async close() {
      await closeInTurn(all().map((source) => async () => source.close?.()));
    },
  };
}

function firstOf<T>(sources: readonly FunctionSource[], ask: (source: FunctionSource) => T | undefined): T | undefined {
  for (const source of sources) {
    const found = ask(source);
    if (found !== undefined) return found;
  }
  return undefined;
}
