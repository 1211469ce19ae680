import type { Asking, Question } from '../events/index.js';

/** What a person means by what they typed: codes are often shown, and copied, as `123 456`. */
export function tidy(question: Question, typed: string): string {
  switch (question.kind) {
    case 'secret':
      return typed;
    case 'code':
      return typed.replaceAll(/\s/g, '');
    case 'text':
    case 'choice':
      return typed.trim();
  }
}

/** Why an answer can't be used, in a sentence; undefined when it can. */
export function problemWith({ question, words = [] }: Pick<Asking, 'question' | 'words'>, value: string) {
  if (words.some(({ word }) => word === value)) return undefined;
  const choices = question.choices?.map((choice) => choice.value);
  if (choices && !choices.includes(value)) return `It must be one of: ${choices.join(', ')}.`;
  return question.check?.(value);
}
