import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { playgroundState } from '../../src/targets/playground-state.js';
import { expect, test } from './temporary-folder.js';

const current = { userPoolId: 'us-east-1_a', clientId: 'c', poolName: 'cognito-demo-playground-1' };
const device = { deviceKey: 'k', deviceGroupKey: 'g', devicePassword: 'p' };

test('what one process leaves, the next one finds', ({ folder }) => {
  playgroundState(folder, 'local').setCurrent(current);
  playgroundState(folder, 'local').remember('c', { signIn: { username: 'jane' }, devices: { jane: device } });
  const later = playgroundState(folder, 'local');
  expect(later.current()).toEqual(current);
  expect(later.memoryOf('c')).toEqual({ signIn: { username: 'jane' }, devices: { jane: device } });
  expect(later.memoryOf('another app client')).toEqual({});
});

test('each target has its own', ({ folder }) => {
  playgroundState(folder, 'local').setCurrent(current);
  expect(playgroundState(folder, 'http://127.0.0.1:9229').current()).toBeUndefined();
  playgroundState(folder, 'http://127.0.0.1:9229').clear();
  expect(playgroundState(folder, 'local').current()).toEqual(current);
});

test('cleared, nothing is left of it', ({ folder }) => {
  const state = playgroundState(folder, 'local');
  state.setCurrent(current);
  state.clear();
  state.clear();
  expect(state.current()).toBeUndefined();
  expect(readdirSync(join(folder, 'playgrounds'))).toEqual([]);
});

test('it holds secrets: for its owner alone, and without drafts lying about', ({ folder }) => {
  const state = playgroundState(folder, 'local');
  state.setCurrent(current);
  state.remember('c', {});
  expect(readdirSync(join(folder, 'playgrounds'))).toEqual(['local.json']);
  expect(statSync(join(folder, 'playgrounds')).mode & 0o777).toBe(0o700);
  expect(statSync(join(folder, 'playgrounds', 'local.json')).mode & 0o777).toBe(0o600);
});

test('a file that is no JSON counts as none', ({ folder }) => {
  const state = playgroundState(folder, 'local');
  state.setCurrent(current);
  writeFileSync(join(folder, 'playgrounds', 'local.json'), '{"current":');
  expect(state.current()).toBeUndefined();
});
