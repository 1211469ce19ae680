import type { Stage } from './stage.js';

/** Shows a run to several audiences, one after the other. */
export function severalStages(stages: readonly Stage[]): Stage {
  return {
    emit(event) {
      for (const stage of stages) stage.emit(event);
    },
    close: () => closeAll(stages),
  };
}

/** Closes the others too when one fails. */
function closeAll([first, ...others]: readonly Stage[]): void {
  try {
    first?.close();
  } finally {
    if (others.length > 0) closeAll(others);
  }
}
