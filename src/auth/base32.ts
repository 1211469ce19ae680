const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/**
 * Decodes base32 as authenticator apps do: in either case, with blanks between groups, without padding, and with
 * whatever bits are left over at the end.
 *
 * @throws {SyntaxError} for any other character.
 */
export function decodeBase32(text: string): Uint8Array {
  const bytes: number[] = [];
  let bits = 0;
  let bitCount = 0;
  for (const character of text.replace(/[\s=]/g, '').toUpperCase()) {
    const digit = alphabet.indexOf(character);
    // The text is a secret: the message must not quote it.
    if (digit < 0) throw new SyntaxError('The TOTP secret is not base32.');
    bits = ((bits << 5) | digit) & 0xfff;
    bitCount += 5;
    if (bitCount >= 8) {
      bitCount -= 8;
      bytes.push((bits >> bitCount) & 0xff);
    }
  }
  return Uint8Array.from(bytes);
}
