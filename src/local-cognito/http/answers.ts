import type { ProtocolResponse } from '../protocol/dispatch.js';

/** Answers of the server's own, beside those of the API. */
export function json(
  status: number,
  content: object,
  headers: Readonly<Record<string, string>> = {},
): ProtocolResponse {
  return { status, headers: { 'content-type': 'application/json', ...headers }, body: `${JSON.stringify(content)}\n` };
}

/** An error in the form that those of the API have. */
export function refusal(
  status: number,
  type: string,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): ProtocolResponse {
  return json(status, { __type: type, message }, { 'x-amzn-errortype': `${type}:`, ...headers });
}

/** @param methods those that there are, as in `GET, HEAD` */
export function wrongMethod(method: string, methods: string): ProtocolResponse {
  return refusal(405, 'MethodNotAllowedException', `There is no ${method} here, but ${methods}.`, { allow: methods });
}
