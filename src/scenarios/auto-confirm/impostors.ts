/** An address that is made to look like one of a known domain. */
export interface Impostor {
  readonly address: string;
  /** What is wrong with it. */
  readonly trick: string;
}

const CYRILLIC_O = '\u043e';

/** The classics. Nobody gets mail there: the domains are reserved, don't exist, or belong to the known one. */
export function impostorsOf(domain: string): readonly Impostor[] {
  const lookAlike = domain.replace(/o(?!.*o)/, CYRILLIC_O);
  return [
    { address: `boss@${domain}@evil.test`, trick: 'Two @: the mail would go to evil.test.' },
    { address: `"boss@${domain}"@evil.test`, trick: 'A quoted @: the mail would go to evil.test.' },
    { address: `boss@${domain}.evil.test`, trick: `Only begins with ${domain}.` },
    { address: `boss@evil.${domain}`, trick: `Only ends in ${domain}.` },
    { address: `boss@${domain},evil.test`, trick: 'A list of two, to some programs.' },
    { address: `boss@${lookAlike}`, trick: 'The last o is Cyrillic.' },
  ];
}
