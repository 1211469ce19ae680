/** Makes an address harmless to log, in the form in which Cognito tells destinations. Other names stay. */
export function maskAddress(text: string): string {
  if (text.includes('@')) return maskEmail(text);
  return /^\+?\d{5,}$/.test(text) ? `+*******${text.slice(-4)}` : text;
}

/** `j***@e***`: the first character of the local part and of the domain. */
function maskEmail(email: string): string {
  const at = email.lastIndexOf('@');
  const [first = ''] = email;
  const [host = ''] = email.slice(at + 1);
  return `${at === 0 ? '' : first}***@${host}***`;
}
