import { randomInt } from 'node:crypto';
import { drawText } from './drawing.js';

const words = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'] as const;

/** A question that takes a person: a sum as a drawing, and the same in words for those who can't see it. */
export interface Captcha {
  readonly question: string;
  /** Lines of characters, at most 9 of at most 70. */
  readonly drawing: string;
  readonly spoken: string;
  readonly answer: string;
}

export function createCaptcha(): Captcha {
  const a = randomNumber();
  const b = randomNumber();
  return {
    question: 'What is the sum? Answer with a number.',
    drawing: drawText(`${a} + ${b} ?`),
    spoken: `${words[a - 1]} plus ${words[b - 1]}`,
    answer: String(a + b),
  };
}

/** From 1 to 9. */
function randomNumber(): number {
  return randomInt(words.length) + 1;
}
