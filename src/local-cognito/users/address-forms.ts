/** The forms in which Cognito takes addresses: a local part and a domain with a dot; E.164. */
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const PHONE_NUMBER = /^\+[1-9][0-9]{1,14}$/;

export function isEmail(value: string): boolean {
  return EMAIL.test(value);
}

export function isPhoneNumber(value: string): boolean {
  return PHONE_NUMBER.test(value);
}
