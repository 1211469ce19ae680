import { Interrupted, type Answerer, type Asking } from '../events/index.js';
import { problemWith, tidy } from './check-answer.js';
import { choiceIndent, inquirerTheme, pageSizeOf, type PromptTheme, type Room } from './prompt-theme.js';

export interface PersonInput {
  readonly input: NodeJS.ReadableStream;
  /** Takes the prompts; standard error, so that standard output carries results alone. */
  readonly output: NodeJS.WritableStream & Partial<Room>;
  readonly theme: PromptTheme;
}

export interface Person extends Answerer {
  /**
   * Waits for Enter, and leaves nothing on the screen.
   * @throws {Interrupted} when the person wants out instead.
   */
  goOn(signal: AbortSignal): Promise<void>;
}

/** Asks the person at the terminal. */
export function createPerson({ input, output, theme }: PersonInput): Person {
  const prompted = async <Given>(show: (context: Context) => Promise<Given>, signal: AbortSignal): Promise<Given> => {
    const end = watchForEnd(input);
    try {
      return await show({ input, output, signal: AbortSignal.any([signal, end.signal]) });
    } catch (error) {
      throw isWayOut(error) ? new Interrupted() : error;
    } finally {
      end.stopWatching();
    }
  };
  const ask = (asking: Asking, hint: string, signal: AbortSignal): Promise<string> =>
    prompted((context) => prompt(asking, hint, theme, context), signal);
  return {
    goOn: (signal) => prompted((context) => pause(theme, context), signal),
    async answer(asking, signal) {
      const { question, suggestion } = asking;
      const typed = await ask(asking, hintOf(asking), signal);
      const value = tidy(question, typed === '' && suggestion ? await suggestion.value() : typed);
      const problem = problemWith(asking, value);
      if (problem === undefined) return { value, by: 'person' };
      // What is typed is checked in the prompt, so it was the suggestion: Enter can't help here.
      const { suggestion: _useless, ...withoutSuggestion } = asking;
      return { value: tidy(question, await ask(withoutSuggestion, problem, signal)), by: 'person' };
    },
  };
}

/**
 * Aborts when the input is closed, by Ctrl-D for instance: readline pauses it then. Inquirer itself would learn of it
 * only from the exit of a process that has nothing left to wait for, which is too late to clean up. After Ctrl-Z and
 * `fg` readline pauses the input as well, and there the prompt goes on.
 */
function watchForEnd(input: NodeJS.ReadableStream): { signal: AbortSignal; stopWatching: () => void } {
  const controller = new AbortController();
  let wasStopped = false;
  const goOn = (): void => {
    wasStopped = true;
    // Readline pauses at once, or does not: whoever was stopped by other means than Ctrl-Z has nothing to resume.
    setImmediate(() => (wasStopped = false));
  };
  const abort = (): void => {
    if (wasStopped) setImmediate(() => input.resume());
    else controller.abort();
  };
  // Before readline's own, which pauses.
  process.on('SIGCONT', goOn);
  input.on('pause', abort);
  return {
    signal: controller.signal,
    stopWatching() {
      process.off('SIGCONT', goOn);
      input.off('pause', abort);
    },
  };
}

/** Ctrl-C comes as ExitPromptError, an aborted signal as AbortPromptError. */
function isWayOut(error: unknown): boolean {
  return error instanceof Error && ['ExitPromptError', 'AbortPromptError'].includes(error.name);
}

type Context = Omit<PersonInput, 'theme'> & { readonly signal: AbortSignal };

async function prompt(asking: Asking, hint: string, theme: PromptTheme, context: Context): Promise<string> {
  const { question, suggestion, words = [] } = asking;
  // Loaded at the first question, so that help and unattended runs start without it.
  const { input, password, select } = await import('@inquirer/prompts');
  const message = /[:?]$/.test(question.message) ? question.message : `${question.message}:`;
  const whenEmpty = suggestion?.label ?? '';
  const room = (): Room => roomOf(context);
  if (question.choices) {
    const choices = question.choices.map(({ value, label, hint }) => ({ ...choice(value, label), ...describe(hint) }));
    const alternatives = words.map(({ word, meaning }) => choice(word, meaning));
    const suggested = question.choices.find(({ value, label }) => [value, label].includes(whenEmpty));
    return select(
      {
        message,
        choices: [...choices, ...alternatives],
        pageSize: pageSizeOf(
          question.choices.flatMap(({ hint = [] }) => hint),
          theme,
          room(),
        ),
        ...(suggested && { default: suggested.value }),
        theme: inquirerTheme(theme, { hint: '', whenEmpty }, room),
      },
      context,
    );
  }
  const config = {
    message,
    validate: validator(asking),
    theme: inquirerTheme(theme, { hint, whenEmpty }, room),
  };
  if (question.kind === 'secret') {
    return password({ ...config, mask: theme.glyphs.mask, toggleMask: false }, context);
  }
  return input(config, context);
}

/** Whatever is typed before Enter means nothing. */
async function pause(theme: PromptTheme, context: Context): Promise<void> {
  const { input } = await import('@inquirer/prompts');
  const plain = inquirerTheme(theme, { hint: '', whenEmpty: '' }, () => roomOf(context));
  await input({ message: 'Enter goes on', theme: plain }, { ...context, clearPromptOnDone: true });
}

function roomOf({ output }: Context): Room {
  return { columns: output.columns || 80, rows: output.rows || 24 };
}

function choice(value: string, label: string): { value: string; name: string; short: string } {
  return { value, name: choiceIndent + label, short: label };
}

function describe(hint: string | undefined): { description?: string } {
  return hint === undefined ? {} : { description: hint };
}

function hintOf({ suggestion, words = [] }: Asking): string {
  return [
    ...(suggestion ? [`Enter: ${suggestion.label}`] : []),
    ...words.map(({ word, meaning }) => `${word}: ${meaning}`),
  ].join(', ');
}

function validator(asking: Asking): (typed: string) => true | string {
  return (typed) => {
    const value = tidy(asking.question, typed);
    if (value === '') return typed === '' && asking.suggestion ? true : 'Please type an answer.';
    return problemWith(asking, value) ?? true;
  };
}
