/** A malformed or dangerous value in an SRP exchange. The exchange must not go on. */
export class SrpError extends Error {
  override readonly name = 'SrpError';
}

export function fromBytes(bytes: Uint8Array): bigint {
  return BigInt(`0x${Buffer.from(bytes).toString('hex') || '0'}`);
}

/** @param what Names the value in the error. */
export function fromHex(hex: string, what: string): bigint {
  if (!/^[0-9a-f]+$/i.test(hex)) throw new SrpError(`${what} is not a hexadecimal number.`);
  return BigInt(`0x${hex}`);
}

/** How SRP integers travel: lower-case hexadecimal without leading zeros. */
export function toHex(value: bigint): string {
  return value.toString(16);
}

/**
 * How SRP integers are hashed: as few big-endian bytes as two's complement allows, so a first byte of 0x80 or more gets
 * a zero byte in front. RFC 5054 pads to the width of N instead; Cognito doesn't.
 */
export function pad(value: bigint): Buffer {
  const hex = value.toString(16);
  const bytes = Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex');
  return bytes.readUInt8(0) < 0x80 ? bytes : Buffer.concat([Buffer.of(0), bytes]);
}
