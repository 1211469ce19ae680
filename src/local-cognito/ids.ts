import { ServiceError } from './protocol/errors.js';
import type { RandomSource } from './random.js';

/** At least every second byte is taken, so that nearly all texts need less than ten. */
const MOST_DRAWS = 1000;
const LETTERS_AND_DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const LOWER_AND_DIGITS = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** Identifiers and codes in the forms that Cognito gives them. */
export interface Ids {
  uuid(): string;
  userPoolId(region: string): string;
  clientId(): string;
  clientSecret(): string;
  deviceKey(region: string): string;
  deviceGroupKey(): string;
  /** Six digits, unless told. */
  code(digits?: number): string;
}

export function createIds(random: RandomSource): Ids {
  const uuid = (): string => formatUuid(random.bytes(16));
  return {
    uuid,
    userPoolId: (region) => `${region}_${pick(random, LETTERS_AND_DIGITS, 9)}`,
    clientId: () => pick(random, LOWER_AND_DIGITS, 26),
    clientSecret: () => pick(random, LOWER_AND_DIGITS, 51),
    deviceKey: (region) => `${region}_${uuid()}`,
    deviceGroupKey: () => `-${pick(random, LETTERS_AND_DIGITS, 8)}`,
    code: (digits = 6) => pick(random, '0123456789', digits),
  };
}

/** Formats 16 bytes as a version 4 UUID (RFC 9562, 5.4): all bits but the six that say so are those of the bytes. */
export function formatUuid(bytes: Buffer): string {
  const hex = bytes.toString('hex');
  const variant = ((bytes.readUInt8(8) & 0x3f) | 0x80).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(18, 20)}-${hex.slice(20)}`;
}

/** Characters of the alphabet, each as likely as the others: bytes that would favour the first ones are dropped. */
export function pick(random: RandomSource, alphabet: string, length: number): string {
  const fair = 256 - (256 % alphabet.length);
  let text = '';
  for (let draws = 0; text.length < length; draws++) {
    if (draws === MOST_DRAWS) throw monotonous('no bytes that can be used');
    for (const byte of random.bytes(length - text.length)) if (byte < fair) text += alphabet[byte % alphabet.length];
  }
  return text;
}

/** A source of randomness that a loop would ask for ever. */
export function monotonous(gives: string): ServiceError {
  return new ServiceError(
    'InternalErrorException',
    `The random source of this local Cognito gives ${gives}, however often it is asked. ` +
      'Start it with one whose bytes vary, such as seededRandom(1), or without the option random.',
  );
}
