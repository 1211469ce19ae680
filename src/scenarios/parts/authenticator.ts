import type { Suggestion } from '../../events/index.js';
import { currentTotpCode, otpauthUri, secondsToNextStep } from '../../auth/index.js';
import type { Kit } from '../scenario.js';
import { questions } from './questions.js';

const ISSUER = 'cognito-demo';
const STEP_SECONDS = 30;
/** Seconds that a code may take to be checked. */
const ON_ITS_WAY = 2;

/** An authenticator that holds the user's TOTP secret: the person's phone, or this tool. */
export interface Authenticator {
  readonly secretCode: string;
  /** Absent when it is the person's phone. */
  readonly tool?: CodeSource;
}

/** Computes codes, each once. */
export interface CodeSource {
  /** A code that was not given before and that Cognito takes now, or undefined when the next one is still to come. */
  next(): string | undefined;
}

/**
 * Cognito takes the code of this half minute, the one before and the one after, each once. Going through them in order
 * gives three codes without a wait, or two when the half minute is about to end: the oldest would come too late.
 */
export function createCodeSource(secretCode: string): CodeSource {
  let lastStep = 0;
  return {
    next() {
      const now = Date.now() / 1000;
      const step = Math.max(lastStep + 1, stepAt(now + ON_ITS_WAY) - 1);
      if (step > stepAt(now) + 1) return undefined;
      lastStep = step;
      return currentTotpCode(secretCode, step * STEP_SECONDS);
    },
  };
}

function stepAt(epochSeconds: number): number {
  return Math.floor(epochSeconds / STEP_SECONDS);
}

/** Shows the secret as QR code, in groups and as URI. */
export function offerSecret(kit: Kit, account: string, secretCode: string): void {
  kit.emit({
    type: 'authenticator-offered',
    issuer: ISSUER,
    account,
    secretCode,
    secretUri: otpauthUri({ issuer: ISSUER, account, secretCode }),
  });
}

interface CodeAsking {
  readonly attempt?: number;
  readonly words?: readonly { readonly word: string; readonly meaning: string }[];
  /** In place of the usual one. */
  readonly message?: string;
}

/** Asks for a code. The tool's own is taken by Enter; when it has used them all up, it waits for the next. */
export async function askForTotpCode(
  kit: Kit,
  { tool }: Authenticator,
  { attempt = 1, words = [], message }: CodeAsking = {},
): Promise<string> {
  const suggestion: Suggestion | undefined = tool && {
    label: 'the next code',
    value: async () => tool.next() ?? (await waitForNextCode(kit), tool.next() ?? ''),
  };
  const question = { ...questions.totpCode, ...(message !== undefined && { message }) };
  return kit.ask(question, { attempt, words, ...(suggestion && { suggestion }) });
}

/** Counts down to the next code after one was refused because it had been used. */
export async function replaceUsedCode(kit: Kit): Promise<void> {
  kit.problem('That code was used before, and each counts once.');
  await waitForNextCode(kit);
}

async function waitForNextCode(kit: Kit): Promise<void> {
  await kit.wait('then the authenticator shows the next code.', secondsToNextStep());
}
