import type { IncomingMessage } from 'node:http';

/** The path of a request, without its query; without its origin, too, which proxies may send along (RFC 9112, 3.2.2). */
export function pathOf({ url = '/' }: IncomingMessage): string {
  if (url === '/') return url;
  const path = url.replace(/^https?:\/\/[^/?#]*/i, '').replace(/[?#].*/s, '');
  return path === '' ? '/' : path;
}

export function queryOf({ url = '/' }: IncomingMessage): URLSearchParams {
  const at = url.indexOf('?');
  return new URLSearchParams(at < 0 ? '' : url.slice(at + 1));
}
