import { withoutSecrets } from './secrets.js';
import type { Stage } from './stage.js';

/** One JSON object a line (NDJSON) for each event. Members that hold a secret are left out: what is piped is kept. */
export function createJsonStage(out: NodeJS.WritableStream): Stage {
  return {
    emit(event) {
      out.write(`${JSON.stringify({ at: new Date().toISOString(), ...event }, withoutSecrets)}\n`);
    },
    close() {},
  };
}
