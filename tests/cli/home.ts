import type { Output } from '../support/built-program.js';
import { test as withFolder } from '../targets/temporary-folder.js';
import { callProgram } from './called-program.js';

export { expect } from '../targets/temporary-folder.js';

/** A test with an empty home of the program, in which `call` runs it within this process. */
export const test = withFolder.extend<{ call: (line: string) => Promise<Output> }>({
  call: async ({ folder }, use) => {
    const env = { HOME: folder, COGNITO_DEMO_HOME: folder, COGNITO_DEMO_PASSWORD: 'Correct-Horse-7' };
    await use((line) => callProgram(line.split(' '), env));
  },
});
