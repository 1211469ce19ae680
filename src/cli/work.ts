/**
 * All that commands do once they run. Help and usage errors don't load it; everything else loads it as one file of the
 * bundle, because forty small ones take longer.
 */
export { runAction } from './actions/run-action.js';
export * as down from './commands/down.js';
export * as inbox from './commands/inbox.js';
export { menu } from './commands/menu.js';
export { playFile } from './commands/play.js';
export { runScenario } from './commands/scenario.js';
export * as status from './commands/status.js';
export * as up from './commands/up.js';
export { reportError } from './errors.js';
