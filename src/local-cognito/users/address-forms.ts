/** The forms in which Cognito takes addresses: a local part and a domain with a dot; E.164. */
// The first dot that may end a label is the one that is looked for: any dot would take quadratic time.
const EMAIL = /^[^\s@]+@[^\s@][^\s@.]*\.[^\s@]+$/;
const PHONE_NUMBER = /^\+[1-9][0-9]{1,14}$/;

export function isEmail(value: string): boolean {
  return EMAIL.test(value);
}

export function isPhoneNumber(value: string): boolean {
  return PHONE_NUMBER.test(value);
}
