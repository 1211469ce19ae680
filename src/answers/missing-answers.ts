import { ExpectedError, type Question } from '../events/index.js';
import { auto, type GivenAnswers } from './given.js';

export interface Attendance {
  readonly given: GivenAnswers;
  readonly auto: boolean;
  readonly hasPerson: boolean;
  /** The tool can read the messages that users are sent. */
  readonly inbox: boolean;
  /** `unknown` counts as yes: a run is not stopped for what may turn out well. */
  readonly toolIsAuthenticator: (given: GivenAnswers) => boolean | 'unknown';
}

/** The questions that nobody could answer, known before the run has made anything. */
export function missingAnswers(questions: readonly Question[], attendance: Attendance): Question[] {
  if (attendance.hasPerson) return [];
  return questions.filter((question) => !question.seldom && !canBeAnswered(question, attendance));
}

function canBeAnswered(question: Question, { given, auto: takesAll, inbox, toolIsAuthenticator }: Attendance): boolean {
  const answers = given.get(question.name);
  if (answers?.some((answer) => answer !== auto)) return true;
  switch (question.unattended) {
    case 'auto':
      return takesAll || answers !== undefined;
    case 'auto with inbox':
      return inbox && (takesAll || answers !== undefined);
    case 'inbox':
      return inbox;
    case 'authenticator':
      return toolIsAuthenticator(given) !== false;
  }
}

export function missingAnswersError(missing: readonly Question[], { inbox }: Pick<Attendance, 'inbox'>): ExpectedError {
  const width = Math.max(...missing.map(({ name }) => name.length));
  const list = missing.map(({ name, message }) => `  ${name.padEnd(width)}  ${message}`);
  const settings = missing.map(({ name }) => `--set ${name}=…`);
  const canAllBeMadeUp = missing.every(
    ({ unattended }) => unattended === 'auto' || (unattended === 'auto with inbox' && inbox),
  );
  return new ExpectedError(['These answers are missing, and nobody is there to ask:', ...list].join('\n'), {
    next:
      [
        `Give them with ${settings.join(' ')}`,
        `or in a file with --answers FILE${canAllBeMadeUp ? '' : ', or run it in a terminal'}`,
        ...(canAllBeMadeUp ? ['or let the tool make them up with --auto'] : []),
      ].join(', ') + '.',
    exitCode: 2,
  });
}
