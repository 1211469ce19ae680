import { createPerson } from '../../src/answers/index.js';
import type { Asking } from '../../src/events/index.js';
import { createTheme } from '../../src/stage/index.js';

/** An `Asking` as it goes through the command line, with data in place of its functions. */
export interface AskingData extends Omit<Asking, 'question' | 'suggestion'> {
  readonly question: Omit<Asking['question'], 'check'>;
  /** The answer must match it. */
  readonly pattern?: string;
  readonly suggestion?: { readonly label: string; readonly value: string };
  readonly abortAfterMs?: number;
}

const { question, pattern, suggestion, abortAfterMs, ...asking } = JSON.parse(process.argv[2] ?? '') as AskingData;
const { stdin: input, stderr: output, env } = process;
const signal = abortAfterMs === undefined ? new AbortController().signal : AbortSignal.timeout(abortAfterMs);

try {
  const answer = await createPerson({ input, output, theme: createTheme({ env, stream: output }) }).answer(
    {
      ...asking,
      question: {
        ...question,
        ...(pattern && { check: (value) => (new RegExp(pattern).test(value) ? undefined : 'It has six digits.') }),
      },
      ...(suggestion && { suggestion: { label: suggestion.label, value: () => Promise.resolve(suggestion.value) } }),
    },
    signal,
  );
  console.log(`answered ${JSON.stringify(answer)}`);
} catch (error) {
  console.log(`threw ${(error as Error).name}`);
}
