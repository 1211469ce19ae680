import { defineConfig } from 'vitest/config';

/** It replaces the console, of which a process has but one. */
const alone = ['tests/local-cognito/triggers/function-logs.test.ts'];
const notTests = ['tests/peers/**', '**/node_modules/**'];

export default defineConfig({
  test: {
    // The AWS SDK prints a Node 20 notice on stderr at the first client, which would drown what tests look for.
    env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
    // By default one processor would be left out. There may be more workers than processors: many wait for a program.
    maxWorkers: '150%',
    testTimeout: 30_000,
    hookTimeout: 60_000,
    setupFiles: ['tests/local-cognito/bugs.ts'],
    // Tests share no state, so they may share processes, which saves each file from loading all anew.
    projects: [
      {
        extends: true,
        test: { name: 'shared', include: ['tests/**/*.test.ts'], exclude: [...notTests, ...alone], isolate: false },
      },
      { extends: true, test: { name: 'alone', include: alone } },
    ],
  },
});
