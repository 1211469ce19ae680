/** What JSON lets be: DEL, the C1 controls, line separators and the marks that turn the direction of text around. */
const unprintable = /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/gu;

/** Logs one JSON object on one line, whatever its strings hold. */
export function logLine(content: Readonly<Record<string, unknown>>): void {
  console.log(JSON.stringify(content).replace(unprintable, escaped));
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
