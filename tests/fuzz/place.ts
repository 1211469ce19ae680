import * as auth from '../../src/auth/index.js';
import type { FuzzAnswer, FuzzPlace } from '../../bench/lib/fuzz/drive.mjs';
import { signed } from '../local-cognito/http.js';
import { createPasskeyAuthenticator } from '../support/passkey-authenticator.js';
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
      now: () => clock.now(),
      auth,
      authenticator: () => createPasskeyAuthenticator(),
      advance: (seconds) => clock.advance({ seconds }),
    },
    [Symbol.asyncDispose]: () => service[Symbol.asyncDispose](),
  };
}

export const target = (operation: string): string => `AWSCognitoIdentityProviderService.${operation}`;

export async function inProcess({ service }: OpenPlace, operation: string, text: string): Promise<FuzzAnswer> {
  const { response } = await service.local.requestHandler.handle({
    method: 'POST',
    path: '/',
    headers: { ...signed, 'X-Amz-Target': target(operation) },
    body: text,
  });
  return { status: response.statusCode, headers: response.headers, text: String(response.body) };
}
