import { once } from 'node:events';
import { describe, expect, test } from 'vitest';
import type { LocalCognitoOptions } from '../../src/local-cognito/index.js';
import { arnOf } from './functions.js';
import { openHttpService } from './http.js';
import { failureOf, openPlayground } from './playground.js';

function broken(): never {
  throw new Error('Broken listener');
}
const brokenLater = (): Promise<never> => Promise.reject(new Error('Broken listener'));

/** The warning that comes next, as `name: message`, without its stack. */
async function nextWarning(): Promise<string> {
  const [{ name, message }] = (await once(process, 'warning')) as [Error];
  return `${name}: ${message.split('\n')[0]}`;
}

describe.each([broken, brokenLater])('a listener that fails (%o) is a warning and stops nothing', (listener) => {
  test.each<[keyof LocalCognitoOptions, string]>([
    ['onMessage', 'The listener to messages'],
    ['onTrigger', 'The listener to calls of functions'],
    ['onFunctionLog', 'The listener to the log of functions'],
  ])('%s', async (option, name) => {
    const warned = nextWarning();
    const PreSignUp = arnOf('logging');
    await using playground = await openPlayground({
      service: { [option]: listener },
      pool: { LambdaConfig: { PreSignUp } },
    });
    const { local, userPoolId } = playground;
    local.functions.register(PreSignUp, (event) => {
      if (option === 'onFunctionLog') console.log('Hello');
      return event;
    });
    await playground.signUp('jane');
    expect(await warned).toBe(`LocalCognitoListener: ${name} failed: Error: Broken listener`);
    expect(await local.users.find(userPoolId, 'jane')).toBeDefined();
    expect(await local.outbox.list()).toMatchObject([{ username: 'jane' }]);
  });

  test('log, of a server', async () => {
    const warned = nextWarning();
    await using service = await openHttpService({ log: listener });
    expect((await fetch(`${service.url}/health`)).status).toBe(200);
    expect(await warned).toBe('LocalCognitoListener: The log of requests failed: Error: Broken listener');
    expect((await fetch(`${service.url}/health`)).status).toBe(200);
  });
});

test('onMessage hears of what is in the outbox, and of nothing that was undone', async () => {
  const found: unknown[] = [];
  const told: string[] = [];
  await using playground = await openPlayground({
    service: {
      onMessage({ username }) {
        told.push(username);
        found.push(playground.local.outbox.list().then((messages) => messages.map((message) => message.username)));
      },
    },
  });
  const both = await Promise.all(
    ['jane', 'jane'].map((name) => failureOf(playground.signUp(name).then(() => broken()))),
  );
  expect(both.filter((failure) => failure.startsWith('UsernameExistsException'))).toHaveLength(1);
  expect(told).toEqual(['jane']);
  expect(await Promise.all(found)).toEqual([['jane']]);
});
