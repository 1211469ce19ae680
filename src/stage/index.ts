export { createJsonStage } from './json.js';
export type { Screen } from './page.js';
export type { Stage } from './stage.js';
export { createTerminalStage, type TerminalStageInput } from './terminal.js';
export { createTheme, type Theme, type ThemeInput } from './theme.js';
