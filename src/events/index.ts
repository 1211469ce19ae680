export { ExpectedError, Interrupted } from './errors.js';
export type * from './functions.js';
export type { Answer, Answerer, Asking, Question, Suggestion } from './question.js';
export type { Inbox, InboxMessage, JwksDocument, Playground, PlaygroundNeeds } from './playground.js';
export type * from './run-event.js';
