import { closedError } from '../closed.js';
import { closeInTurn } from '../close-in-turn.js';
import type { FunctionSource, InvokeFunction } from './function-source.js';
import type { StandIn, TriggerName } from './trigger-name.js';

/** All functions that a service can call: what Lambda is to a user pool on AWS. */
export interface FunctionSources {
  /**
   * Opens a source and adds it: it is asked after those that are there, but for the last resort.
   * @throws {Error} when the sources are closed, or were closed meanwhile; the new one is closed with them.
   */
  add<Source extends FunctionSource>(open: () => Promise<Source>): Promise<Source>;
  find(arn: string): InvokeFunction | undefined;
  standIn(trigger: TriggerName): StandIn | undefined;
  close(): Promise<void>;
}

/** The first source that has a function has it. */
export function createFunctionSources(first: FunctionSource, lastResort?: FunctionSource): FunctionSources {
  const sources = [first];
  const opening = new Set<Promise<FunctionSource>>();
  let closed = false;
  const all = (): readonly FunctionSource[] => (lastResort === undefined ? sources : [...sources, lastResort]);
  return {
    async add(open) {
      if (closed) throw closedError();
      const opened = open();
      opening.add(opened);
      try {
        sources.push(await opened);
      } finally {
        opening.delete(opened);
      }
      if (closed) throw closedError();
      return opened;
    },
    find: (arn) => firstOf(all(), (source) => source.find(arn)),
    standIn: (trigger) => firstOf(all(), (source) => source.standIn?.(trigger)),
    async close() {
      closed = true;
      await Promise.allSettled(opening);
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
