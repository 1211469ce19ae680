/** The domains that the pool's PreSignUp function is told to know. */
export const knownDomains: readonly string[] = ['example.com', 'example.org'];

/** Whether an address is plainly of a known domain: one @, and the whole domain behind it. */
export function isOfKnownDomain(address: string): boolean {
  const [, domain = '', ...more] = address.toLowerCase().split('@');
  return more.length === 0 && knownDomains.includes(domain);
}
