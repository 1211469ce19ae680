import type { TestClock } from '../clock.js';

const FORMS = 'Send {"advance": {"minutes": 5}}, {"set": "2026-01-05T03:04:05Z"} or {"reset": true}.';

/**
 * Moves a clock as a JSON document says.
 * @throws {RangeError} when that is none of the forms, or no time.
 */
export function moveClock(clock: TestClock, document: string): void {
  const [[form, value], ...more] = Object.entries(parse(document)) as [[string, unknown], ...unknown[]];
  if (more.length > 0) throw new RangeError(FORMS);
  if (form === 'advance' && isObject(value)) clock.advance(value);
  else if (form === 'set' && (typeof value === 'string' || typeof value === 'number')) clock.set(value);
  else if (form === 'reset' && value === true) clock.reset();
  else throw new RangeError(FORMS);
}

function parse(document: string): object {
  try {
    const content = JSON.parse(document) as unknown;
    if (isObject(content) && Object.keys(content).length > 0) return content;
  } catch {
    // No JSON at all.
  }
  throw new RangeError(FORMS);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
