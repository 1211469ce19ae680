import { createHmac } from 'node:crypto';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const stepSeconds = 30;

/**
 * The codes of a phone that has scanned the URI, by RFC 6238: of this half minute and of later ones. Cognito takes the
 * next one too, so that two sign-ins in a row need no wait.
 */
export function phoneCode(otpauthUri: string, stepsFromNow = 0): string {
  const secret = new URL(otpauthUri).searchParams.get('secret') ?? '';
  const step = Math.floor(Date.now() / 1000 / stepSeconds) + stepsFromNow;
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const hash = createHmac('sha1', decodeBase32(secret)).update(counter).digest();
  const offset = hash.readUInt8(hash.length - 1) & 15;
  return String((hash.readUInt32BE(offset) & 0x7fff_ffff) % 1_000_000).padStart(6, '0');
}

/** A code that no clock could make right at this time. */
export function wrongPhoneCode(otpauthUri: string): string {
  const good = new Set([-2, -1, 0, 1, 2, 3].map((steps) => phoneCode(otpauthUri, steps)));
  return ['000000', '111111', '222222', '333333', '444444', '555555', '666666'].find((code) => !good.has(code)) ?? '';
}

function decodeBase32(text: string): Buffer {
  const bits = [...text].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)));
}
