export { createAnswerer, type AnswererInput } from './answerer.js';
export { checkGivenAnswers } from './check-given.js';
export type { GivenAnswers } from './given.js';
export { missingAnswers, missingAnswersError, type Attendance } from './missing-answers.js';
export { createPerson, type PersonInput } from './person.js';
export type { PromptTheme } from './prompt-theme.js';
export { readAnswers, type AnswerSources } from './script.js';
