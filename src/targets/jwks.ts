import { ExpectedError, type JwksDocument } from '../events/index.js';

/** Reads the public signing keys below an issuer's URL. */
export async function fetchJwks(base: string): Promise<JwksDocument> {
  const url = `${base}/.well-known/jwks.json`;
  const document = await fetchJson(url);
  if (!isJwks(document)) {
    throw new ExpectedError(`The public signing keys of the user pool could not be read at ${url}.`, {
      next: 'Check that the URL can be reached from here and answers with a JSON Web Key Set.',
    });
  }
  return document;
}

/** The JSON document at the URL, or undefined when there is none. */
export async function fetchJson(url: string): Promise<unknown> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(10_000) });
    return response.ok ? await response.json() : undefined;
  } catch {
    return undefined;
  }
}

function isJwks(document: unknown): document is JwksDocument {
  return typeof document === 'object' && document !== null && 'keys' in document && Array.isArray(document.keys);
}
