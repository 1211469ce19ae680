import { currentTotpCode } from '../../src/auth/index.js';
import type { FuzzPlace } from '../../bench/lib/fuzz/drive.mjs';
import { createClock, openService, type Service } from '../local-cognito/playground.js';

export interface OpenPlace extends AsyncDisposable {
  readonly service: Service;
  readonly place: Omit<FuzzPlace, 'send'>;
}

/** A service for the fuzzer, which knows what was sent to whom. */
export async function openPlace(): Promise<OpenPlace> {
  const clock = createClock();
  const codes = new Map<string, string>();
  const service = await openService({
    clock,
    onMessage: ({ to, code }) => void (code !== undefined && codes.set(to, code)),
    onFunctionLog: () => undefined,
  });
  return {
    service,
    place: {
      functions: (name, handler) => service.local.functions.register(name, handler as never),
      codeOf: (address) => codes.get(address),
      totp: (secret) => currentTotpCode(secret, clock.now() / 1000),
      advance: (seconds) => clock.advance({ seconds }),
    },
    [Symbol.asyncDispose]: () => service[Symbol.asyncDispose](),
  };
}
