export { eachString } from './each-string.js';
export { createJsonStage } from './json.js';
export type { Screen } from './page.js';
export { createRecordingStage } from './recording.js';
export { severalStages } from './several.js';
export type { Stage } from './stage.js';
export { createTerminalStage } from './terminal.js';
export { createTheme } from './theme.js';
