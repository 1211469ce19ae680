import { createPerson } from '../../src/answers/index.js';
import type { Asking } from '../../src/events/index.js';
import { createTheme } from '../../src/stage/index.js';

/** An `Asking` as it goes through the command line, with data in place of its functions. */
export interface AskingData extends Omit<Asking, 'question' | 'suggestion'> {
  readonly question: Omit<Asking['question'], 'check'>;
  /** The answer must match it. */
  readonly pattern?: string;
  readonly suggestion?: { readonly label: string; readonly value: string };
  readonly abortOnceShown?: boolean;
}

const { question, pattern, suggestion, abortOnceShown, ...asking } = JSON.parse(process.argv[2] ?? '') as AskingData;
const { stdin: input, stderr: output, env } = process;
const abort = new AbortController();
const { signal } = abort;

if (abortOnceShown) {
  const write = output.write.bind(output);
  output.write = (text: string | Uint8Array): boolean => {
    if (String(text).includes(question.message)) setImmediate(() => abort.abort());
    return write(text);
  };
}

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
