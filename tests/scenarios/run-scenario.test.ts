import type { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { afterEach, expect, test, vi } from 'vitest';
import { Interrupted, type Playground } from '../../src/events/index.js';
import { runScenario, type ScenarioRun } from '../../src/scenarios/run-scenario.js';
import type { Scenario } from '../../src/scenarios/scenario.js';

afterEach(() => vi.useRealTimers());

const story: Scenario = {
  name: 'story',
  title: 'A story',
  needs: { mfa: 'OFF', devices: 'off', authFlows: [], clientSecret: false },
  questions: [],
  steps: 0,
  play: () => new Promise(() => {}),
};

function run(openPlayground: ScenarioRun['openPlayground'], signal: AbortSignal): Promise<void> {
  return runScenario(story, {
    cognito: {} as CognitoIdentityProviderClient,
    openPlayground,
    answerer: { answer: () => Promise.reject(new Error('Nothing is asked.')) },
    emit: () => {},
    signal,
    leftovers: 'go with the pool',
  });
}

test('nothing is made once the person wants out', async () => {
  const openPlayground = vi.fn<ScenarioRun['openPlayground']>();
  await expect(run(openPlayground, AbortSignal.abort())).rejects.toThrow(Interrupted);
  expect(openPlayground).not.toHaveBeenCalled();
});

test('a playground that never comes is given up some seconds after the person wants out', async () => {
  vi.useFakeTimers();
  const controller = new AbortController();
  const running = run(() => new Promise(() => {}), controller.signal);
  controller.abort();
  const ended = expect(running).rejects.toThrow(Interrupted);
  await vi.advanceTimersByTimeAsync(10_000);
  await ended;
});

test('one that comes in time is closed', async () => {
  const controller = new AbortController();
  const close = vi.fn(async () => {});
  const playground = { close } as unknown as Playground & { close(): Promise<void> };
  const running = run(() => new Promise((resolve) => setImmediate(resolve, playground)), controller.signal);
  controller.abort();
  await expect(running).rejects.toThrow(Interrupted);
  expect(close).toHaveBeenCalledOnce();
});
