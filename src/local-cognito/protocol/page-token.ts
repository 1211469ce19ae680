import { invalidParameter } from './errors.js';

/** Rows of a page where the request names no number of them, or 0. */
export const PAGE_SIZE = 60;

export interface Page<Item> {
  readonly items: readonly Item[];
  /** The token of the page after it; undefined on the last one. */
  readonly next: string | undefined;
}

/**
 * A page of a list that is in the order of a text of each item.
 * @param read the items whose text is above `after`, as many as told at most
 * @throws {ServiceError} InvalidParameterException for a token that is not ours.
 */
export function readPage<Item>(
  token: string | undefined,
  limit: number | undefined,
  read: (after: string, count: number) => readonly Item[],
  textOf: (item: Item) => string,
): Page<Item> {
  const size = limit || PAGE_SIZE;
  const [after = ''] = token === undefined ? [] : readPageToken(token, 1);
  const found = read(after, size + 1);
  const items = found.slice(0, size);
  const last = items.at(-1);
  return { items, next: found.length > size && last !== undefined ? pageTokenOf([textOf(last)]) : undefined };
}

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
