import { defineConfig } from 'vitest/config';

/** Tests that call what they test. They share nothing, so they may share a process, which saves much time. */
const inProcess = [
  'tests/local-cognito/{attributes,checklist,crypto,groups,messages,passkeys,pools,protocol,recovery}/**/*.test.ts',
  'tests/local-cognito/{sign-in,sign-up,tokens,users}/**/*.test.ts',
  'tests/{actions,answers,auth,e2e,interop,scenarios,stage,support,targets,triggers}/**/*.test.ts',
  // That one replaces the console, of which a process has but one.
  'tests/local-cognito/triggers/!(function-logs).test.ts',
];
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
    projects: [
      { extends: true, test: { name: 'in-process', include: inProcess, exclude: notTests, isolate: false } },
      {
        extends: true,
        test: { name: 'program', include: ['tests/**/*.test.ts'], exclude: [...notTests, ...inProcess] },
      },
    ],
  },
});
