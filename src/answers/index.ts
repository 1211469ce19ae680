export { createAnswerer } from './answerer.js';
export { checkGivenAnswers } from './check-given.js';
export type { GivenAnswers } from './given.js';
export { missingAnswers, missingAnswersError, type Attendance } from './missing-answers.js';
export { createPerson, type Person } from './person.js';
export { readAnswers } from './script.js';
