import type { ListenOptions, LocalServer } from '../../src/local-cognito/index.js';
import { openService, type Service } from './playground.js';

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
}

export interface HttpService extends Service {
  readonly url: string;
  readonly port: number;
  readonly server: LocalServer;
  /** Posts an operation as it is given: a body that is a string goes out unchanged. Unsigned unless told. */
  post(operation: string, body: unknown, headers?: Readonly<Record<string, string>>): Promise<HttpAnswer>;
}

export const signed = { authorization: 'AWS4-HMAC-SHA256 Credential=test' };

/** A service that listens on a port of its own. */
export async function openHttpService(options: ListenOptions = {}): Promise<HttpService> {
  const service = await openService();
  const server = await service.local.listen(options);
  const { url, port } = server;
  return {
    ...service,
    url,
    port,
    server,
    async post(operation, body, headers = {}) {
      const response = await fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/x-amz-json-1.1',
          'x-amz-target': `AWSCognitoIdentityProviderService.${operation}`,
          ...headers,
        },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      });
      return {
        status: response.status,
        headers: response.headers,
        body: (await response.json()) as HttpAnswer['body'],
      };
    },
  };
}
