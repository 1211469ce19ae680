import type { RunEvent } from '../../src/events/index.js';

type Turn = string | undefined | (() => string | undefined);

/** Gives the answers one after the other, some made when it is their turn; takes the suggestion from then on. */
export function inTurn(...turns: readonly Turn[]): () => string | undefined {
  let asked = 0;
  return () => {
    const turn = turns[asked++];
    return typeof turn === 'function' ? turn() : turn;
  };
}

/** `InitiateAuth`, or `InitiateAuth NotAuthorizedException` when it failed. */
export const callsIn = (events: readonly RunEvent[]): string[] =>
  events.flatMap((event) =>
    event.type === 'call-ended' ? [[event.operation, event.error?.name].filter(Boolean).join(' ')] : [],
  );

export const rowsIn = (events: readonly RunEvent[]): readonly (readonly string[])[] =>
  events.flatMap((event) => (event.type === 'table' ? event.rows : []));

/** What a log or a recording may keep of a run: all but the members that are named `secret…`. */
export function kept(events: readonly RunEvent[]): string {
  return JSON.stringify(events, (name, value: unknown) => (name.startsWith('secret') ? undefined : value));
}
