/** An address that is made to look like one of a known domain. */
export interface Impostor {
  readonly address: string;
  /** What is wrong with it. */
  readonly trick: string;
}

/** The classics. Nobody gets mail there: the domains are reserved, or belong to the known one. */
export function impostorsOf(domain: string): readonly Impostor[] {
  const fullWidth = String.fromCodePoint(fullWidthOffset + (domain.codePointAt(0) ?? 0)) + domain.slice(1);
  return [
    { address: `boss@${domain}@evil.test`, trick: 'Two @: the mail would go to evil.test.' },
    { address: `"boss@${domain}"@evil.test`, trick: 'A quoted @: the mail would go to evil.test.' },
    { address: `boss@${domain}.evil.test`, trick: `Only begins with ${domain}.` },
    { address: `boss@evil.${domain}`, trick: `Only ends in ${domain}.` },
    { address: `boss@${domain},evil.test`, trick: 'A list of two, to some programs.' },
    { address: `boss@${fullWidth}`, trick: `A full-width letter: not ${domain}.` },
  ];
}

/** From a letter of ASCII to its full-width form. */
const fullWidthOffset = 0xfee0;
