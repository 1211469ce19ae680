import type { IncomingMessage } from 'node:http';
import type { ProtocolResponse } from '../protocol/dispatch.js';

/** What lets pages of any origin read an answer, as on AWS. */
export const CORS = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'x-amzn-requestid,x-amzn-errortype,x-amzn-errormessage,date',
};

/** What the AWS SDK, Amplify and amazon-cognito-identity-js send; a wildcard would not cover `authorization`. */
const ALLOWED_HEADERS = [
  'amz-sdk-invocation-id',
  'amz-sdk-request',
  'authorization',
  'cache-control',
  'content-type',
  'x-amz-content-sha256',
  'x-amz-date',
  'x-amz-security-token',
  'x-amz-target',
  'x-amz-user-agent',
].join(',');

/** The answer to a browser that asks whether it may send a request. */
export function preflight({ headers }: IncomingMessage): ProtocolResponse {
  return {
    status: 200,
    headers: {
      ...CORS,
      'access-control-allow-methods': 'GET,POST,OPTIONS',
      'access-control-allow-headers': headers['access-control-request-headers'] ?? ALLOWED_HEADERS,
      'access-control-max-age': '86400',
      // A page of the internet asks for it before it may call a machine's own port.
      ...(headers['access-control-request-private-network'] === 'true' && {
        'access-control-allow-private-network': 'true',
      }),
    },
    body: '',
  };
}
