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

/** Also drops `SecretCode` and its like, should a request or response bring one along. */
function withoutSecrets(key: string, value: unknown): unknown {
  return key.toLowerCase().startsWith('secret') ? undefined : value;
}
