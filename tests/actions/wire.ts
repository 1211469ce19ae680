import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';

export interface WireRequest {
  /** X-Amz-Target. */
  readonly target: string;
  readonly body: unknown;
  readonly signed: boolean;
}

/** A real HTTP server in the place of Cognito, that writes down what it is sent, and a client that talks to it. */
export interface Wire extends AsyncDisposable {
  readonly url: string;
  readonly client: CognitoIdentityProviderClient;
  readonly requests: WireRequest[];
}

/** @param answer Gives the body of each answer. One with `__type` goes out as an error. */
export async function openWire(answer: (request: WireRequest) => object): Promise<Wire> {
  const requests: WireRequest[] = [];
  const server = createServer(async (incoming, outgoing) => {
    const request = {
      target: String(incoming.headers['x-amz-target']),
      body: JSON.parse(await read(incoming)),
      signed: incoming.headers.authorization !== undefined,
    };
    requests.push(request);
    const body = answer(request);
    outgoing.writeHead('__type' in body ? 400 : 200, { 'Content-Type': 'application/x-amz-json-1.1' });
    outgoing.end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client = new CognitoIdentityProviderClient({
    endpoint: url,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
  });
  return {
    url,
    client,
    requests,
    async [Symbol.asyncDispose]() {
      client.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function read(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
