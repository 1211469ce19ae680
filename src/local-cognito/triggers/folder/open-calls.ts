import type { FunctionOutcome } from '../function-source.js';

/** The calls of one instance that have not ended. */
export interface OpenCalls {
  /** Adds a call, and gives its number. */
  add(requestId: string, end: (outcome: FunctionOutcome) => void): number;
  end(id: number, outcome: FunctionOutcome): void;
  /** Ends all there are. */
  endAll(outcomeOf: (requestId: string) => FunctionOutcome): void;
  count(): number;
}

/** @param onEmpty told whenever the last one has ended. */
export function createOpenCalls(onEmpty: () => void): OpenCalls {
  const calls = new Map<number, { readonly requestId: string; readonly end: (outcome: FunctionOutcome) => void }>();
  let lastId = 0;
  const end = (id: number, outcome: FunctionOutcome): void => {
    calls.get(id)?.end(outcome);
    if (calls.delete(id) && calls.size === 0) onEmpty();
  };
  return {
    add(requestId, onEnd) {
      calls.set(++lastId, { requestId, end: onEnd });
      return lastId;
    },
    end,
    endAll(outcomeOf) {
      for (const [id, { requestId }] of calls) end(id, outcomeOf(requestId));
    },
    count: () => calls.size,
  };
}
