/** A secret in groups of four, for someone who has to type it. */
export function groupSecret(secretCode: string): string {
  return secretCode.replace(/.{4}(?=.)/g, '$& ');
}
