import type { Kit } from '../scenario.js';

/** A message that has arrived, and what the CustomMessage function was called for. */
export interface Letter {
  readonly triggerSource: string;
  readonly to: string;
  readonly subject: string;
}

export interface Letters {
  /** The kit for a step whose messages the function writes for this reason. It notes those that it shows. */
  kitFor(triggerSource: string): Kit;
  /** Oldest first. None where the tool can't read what the pool sends. */
  list(): readonly Letter[];
}

export function createLetters(kit: Kit): Letters {
  const letters: Letter[] = [];
  return {
    kitFor: (triggerSource) => ({
      ...kit,
      emit(event) {
        if (event.type === 'message-arrived') {
          const { to, subject = '' } = event;
          letters.push({ triggerSource, to, subject });
        }
        kit.emit(event);
      },
    }),
    list: () => letters,
  };
}
