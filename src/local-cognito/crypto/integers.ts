/** Reads big-endian bytes as a non-negative integer. */
export function bytesToInteger(bytes: Uint8Array): bigint {
  const hex = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex');
  return hex === '' ? 0n : BigInt(`0x${hex}`);
}

/** Big-endian bytes without leading zeros, or left-padded with zeros to `length`. */
export function integerToBytes(value: bigint, length?: number): Buffer {
  const hex = value.toString(16);
  return Buffer.from(hex.padStart(length === undefined ? hex.length + (hex.length % 2) : length * 2, '0'), 'hex');
}

/**
 * The form in which Cognito hashes integers: shortest two's complement, so one zero byte stands in front when the first
 * byte would be 0x80 or more. It is not padded to the width of the group, unlike RFC 5054.
 */
export function pad(value: bigint): Buffer {
  const bytes = integerToBytes(value);
  return (bytes[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.of(0), bytes]) : bytes;
}

/** Reads a hexadecimal integer as clients send it: either case, leading zeros allowed. */
export function hexToInteger(hex: string): bigint | undefined {
  return /^[0-9a-fA-F]{1,2048}$/.test(hex) ? BigInt(`0x${hex}`) : undefined;
}
