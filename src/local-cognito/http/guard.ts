import type { IncomingMessage } from 'node:http';

/**
 * Why a request must not see what is for programs of this machine alone; undefined when it may. A page of the internet
 * can make a browser call here, under a name of its own that it has led to this address (DNS rebinding), or as what it
 * is, a foreign origin.
 * @param host the address or name that the server was told to listen on
 */
export function whyRefused({ headers, socket }: IncomingMessage, host: string): string | undefined {
  const name = nameIn(headers.host);
  if (name === undefined || !(isLoopback(name) || name === host.toLowerCase() || name === addressOf(socket))) {
    return 'The Host header must be localhost, or the address that local Cognito listens on.';
  }
  const { origin, 'sec-fetch-site': site = 'none' } = headers;
  const isForeign = origin !== undefined && origin.toLowerCase() !== `http://${headers.host?.toLowerCase()}`;
  if (isForeign || !['none', 'same-origin'].includes(site)) {
    return 'Pages of other origins may not use this. Programs other than browsers may.';
  }
  return undefined;
}

/** Whether a name or address is that of this machine to itself. */
export function isLoopback(name: string): boolean {
  return name === 'localhost' || name === '::1' || /^127(\.\d{1,3}){3}$/.test(name);
}

/** Whether who listens there does so on every address of the machine; at `::` Node.js takes IPv4, too. */
export function isEveryAddress(address: string): boolean {
  return address === '0.0.0.0' || address === '::';
}

/** Without port and brackets, in lower case. */
function nameIn(host: string | undefined): string | undefined {
  if (host === undefined || !URL.canParse(`http://${host}`)) return undefined;
  return new URL(`http://${host}`).hostname.replace(/^\[|\]$/g, '');
}

/** Where the client has called. */
function addressOf({ localAddress }: IncomingMessage['socket']): string | undefined {
  return localAddress?.replace(/^::ffff:/, '');
}
