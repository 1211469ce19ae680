import { Agent, request } from 'node:http';

const shared = new Agent({ keepAlive: true });

/** One call of the API. Admin operations want credentials, but no local service checks them. */
export async function call(url, operation, input, agent = shared) {
  const { status, body } = await post(url, operation, JSON.stringify(input), agent);
  if (status !== 200) throw new Error(`${operation} answered ${status}: ${body}`);
  return JSON.parse(body);
}

export function post(url, operation, body, agent) {
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      {
        agent,
        method: 'POST',
        headers: {
          'content-type': 'application/x-amz-json-1.1',
          'content-length': Buffer.byteLength(body),
          'x-amz-target': `AWSCognitoIdentityProviderService.${operation}`,
          authorization: 'AWS4-HMAC-SHA256 Credential=local/20260101/local/cognito-idp/aws4_request',
        },
      },
      (response) => {
        const chunks = [];
        response.on('data', (chunk) => chunks.push(chunk));
        response.on('end', () => resolve({ status: response.statusCode, body: Buffer.concat(chunks).toString() }));
        response.once('error', reject);
      },
    );
    sent.once('error', reject);
    sent.end(body);
  });
}
