import type { Answerer, RunEvent } from '../events/index.js';
import { eachString } from '../stage/index.js';

export interface SecretKeeper {
  /** Learns each secret as it is answered. */
  listening(answerer: Answerer): Answerer;
  event(event: RunEvent): RunEvent;
  text(text: string): string;
}

/** Nothing shorter is looked for: it could be anywhere. */
const shortest = 4;
/** A word, such as a password that is too weak: masking it would take words out of what the program says. */
const word = /^\p{Ll}+$/u;
/** From here on a secret is one in the middle of a word, too. */
const long = 8;
const mask = '******';

/**
 * Answers to questions of the kind `secret` are in no event. The kit sees to its own; what a story writes, or an error
 * that it throws, may repeat one.
 */
export function createSecretKeeper(): SecretKeeper {
  const patterns = new Map<string, RegExp>();
  const text = (given: string): string =>
    [...patterns.values()].reduce((kept, pattern) => kept.replaceAll(pattern, mask), given);
  return {
    listening: (answerer) => ({
      async answer(asking, signal) {
        const answer = await answerer.answer(asking, signal);
        if (asking.question.kind === 'secret') learn(patterns, answer.value);
        return answer;
      },
    }),
    event: (event) => (patterns.size === 0 ? event : (eachString(event, text) as RunEvent)),
    text,
  };
}

function learn(patterns: Map<string, RegExp>, secret: string): void {
  if (secret.length < shortest || word.test(secret)) return;
  const literal = secret.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  patterns.set(secret, new RegExp(secret.length < long ? `(?<![\\p{L}\\d])${literal}(?![\\p{L}\\d])` : literal, 'gu'));
}
