import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { awsPlace, commandAt, endpointPlace, localPlace } from '../../src/targets/place.js';
import { homeDirs } from '../../src/targets/state-dir.js';

describe('a command leads back to the place', () => {
  test.for([
    { place: localPlace, command: 'cognito-demo down' },
    { place: awsPlace('eu-west-1'), command: 'cognito-demo down --target aws --region eu-west-1' },
    {
      place: awsPlace('eu-west-1', 'dev'),
      command: 'cognito-demo down --target aws --region eu-west-1 --profile dev',
    },
    { place: endpointPlace('http://127.0.0.1:9229'), command: 'cognito-demo down --target http://127.0.0.1:9229' },
  ])('$command', ({ place, command }) => {
    expect(commandAt(place, 'down')).toBe(command);
  });
});

test('two profiles are two places: they may be two accounts', () => {
  expect(awsPlace('eu-west-1', 'a').key).not.toBe(awsPlace('eu-west-1', 'b').key);
});

test('COGNITO_DEMO_HOME holds all files', () => {
  const dirs = homeDirs({ COGNITO_DEMO_HOME: '/home/jane/demo' });
  expect(Object.values(dirs)).toEqual(['data', 'state', 'cache'].map((name) => join('/home/jane/demo', name)));
});

test('without it they are where the platform has them', () => {
  for (const dir of Object.values(homeDirs({}))) expect(dir).toMatch(/cognito-demo/);
});
