import { invalidParameter } from './errors.js';

/** A pagination token: where the page before ended, opaque to clients. */
export function pageTokenOf(position: unknown): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

/** @throws {ServiceError} InvalidParameterException when the token was not made by `pageTokenOf` from strings. */
export function readPageToken(token: string, parts: number): string[] {
  try {
    const position = JSON.parse(Buffer.from(token, 'base64url').toString('utf8')) as unknown;
    if (Array.isArray(position) && position.length === parts && position.every((part) => typeof part === 'string')) {
      return position;
    }
  } catch {
    // Answered below, like every token that is not ours.
  }
  throw invalidParameter('Invalid pagination token');
}
