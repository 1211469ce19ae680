import type { Question } from '../events/index.js';

const members = { name: 'string', title: 'string', steps: 'number', play: 'function' } as const;

const kinds: readonly Question['kind'][] = ['text', 'secret', 'code', 'choice'];
const sources: readonly Question['unattended'][] = ['auto', 'auto with inbox', 'inbox', 'authenticator'];

/** Why what a file exports is no scenario, as the rest of a sentence; undefined when it is one. */
export function whatLacks(given: unknown): string | undefined {
  if (typeof given !== 'object' || given === null) return 'it has no default export that is one';
  const scenario = given as Readonly<Record<string, unknown>>;
  for (const [member, type] of Object.entries(members)) {
    if (typeof scenario[member] !== type) return `${member} must be a ${type}`;
  }
  const { questions } = scenario;
  if (!Array.isArray(questions)) return 'questions must be a list, if an empty one';
  return questions.map(lackOfQuestion).find((lack) => lack !== undefined);
}

function lackOfQuestion(given: unknown, index: number): string | undefined {
  const question = Object(given) as Partial<Question>;
  const { name, message, kind, unattended, choices } = question;
  if (!isText(name)) return `name of question ${index + 1} must be a string, and not empty`;
  const of = (member: string): string => `${member} of the question "${name}" must be`;
  if (!isText(message)) return `${of('message')} a string: it is what the person reads`;
  if (!kinds.some((known) => known === kind)) return `${of('kind')} one of ${kinds.join(', ')}`;
  if (kind === 'choice' && !Array.isArray(choices)) return `${of('choices')} a list`;
  if (!sources.some((known) => known === unattended)) return `${of('unattended')} one of ${sources.join(', ')}`;
  return undefined;
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}
