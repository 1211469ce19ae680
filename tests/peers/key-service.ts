import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export const keyArn = 'arn:aws:kms:eu-west-1:111122223333:key/0f5c9c39-6d1f-4d3a-9a64-4d2a1f0f7b11';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

interface KmsRequest {
  readonly NumberOfBytes: number;
  readonly CiphertextBlob: string;
  readonly EncryptionContext: Readonly<Record<string, string>>;
}

/** The two operations of AWS KMS that the AWS Encryption SDK calls, with one key. */
export async function startKeyService(): Promise<{ readonly url: string; close(): Promise<void> }> {
  const key = randomBytes(32);
  const server = createServer(async (request, response) => {
    const input = (await json(request)) as KmsRequest;
    const aad = Buffer.from(JSON.stringify(Object.entries(input.EncryptionContext).toSorted()));
    const generates = request.headers['x-amz-target'] === 'TrentService.GenerateDataKey';
    const answer = generates ? generate(key, aad, input.NumberOfBytes) : decrypt(key, aad, input.CiphertextBlob);
    response.setHeader('content-type', 'application/x-amz-json-1.1');
    response.end(JSON.stringify({ KeyId: keyArn, ...answer }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function generate(key: Buffer, aad: Buffer, bytes: number) {
  const dataKey = randomBytes(bytes);
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(aad);
  const blob = Buffer.concat([nonce, cipher.update(dataKey), cipher.final(), cipher.getAuthTag()]);
  return { Plaintext: dataKey.toString('base64'), CiphertextBlob: blob.toString('base64') };
}

function decrypt(key: Buffer, aad: Buffer, ciphertext: string) {
  const blob = Buffer.from(ciphertext, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', key, blob.subarray(0, NONCE_BYTES))
    .setAAD(aad)
    .setAuthTag(blob.subarray(-TAG_BYTES));
  const dataKey = Buffer.concat([decipher.update(blob.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]);
  return { Plaintext: dataKey.toString('base64') };
}

async function json(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString());
}
