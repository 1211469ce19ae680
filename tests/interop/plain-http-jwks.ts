import { SimpleJwksCache } from 'aws-jwt-verify/jwk';

/** Gets keys over plain HTTP too, which aws-jwt-verify's own fetcher refuses. */
export function plainHttpJwks(): SimpleJwksCache {
  return new SimpleJwksCache({ fetcher: { fetch: async (uri) => (await fetch(uri)).arrayBuffer() } });
}
