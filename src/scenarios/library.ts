/** What a scenario of your own is written with: `cognito-demo/scenarios`. */
export { ExpectedError, Interrupted } from '../events/index.js';
export type * from '../events/index.js';
export { scenarios, type ScenarioEntry } from './index.js';
export { runScenario, type ScenarioRun } from './run-scenario.js';
export type { Kit, Scenario, Undo } from './scenario.js';

// Parts that stories share
export { confirmByCode, confirmUser } from './parts/confirm-user.js';
export { expectChallenge, expectTokens } from './parts/expect-outcome.js';
export { functionsOf } from './parts/functions.js';
export { newestMessage, showNewMessages } from './parts/messages.js';
export { questions } from './parts/questions.js';
export { refusalOf } from './parts/refusal.js';
export { showTokens, type VerifiedClaims } from './parts/show-tokens.js';
export { signUpUser, type SignedUpUser, type SignUpOptions } from './parts/sign-up-user.js';
export { appClient, type DemoUser } from './parts/user.js';
