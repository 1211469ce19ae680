/** The token with other claims under the signature that it had: what somebody can make who lacks the pool's key. */
export function tampered(jwt: string, changes: Readonly<Record<string, unknown>>): string {
  const [header = '', payload = '', signature = ''] = jwt.split('.');
  const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
  const changed = Buffer.from(JSON.stringify({ ...(claims as object), ...changes })).toString('base64url');
  return [header, changed, signature].join('.');
}
