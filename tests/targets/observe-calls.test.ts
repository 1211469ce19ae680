import { ListUserPoolsCommand, SignUpCommand } from '@aws-sdk/client-cognito-identity-provider';
import type { RunEvent } from '../../src/events/index.js';
import { observeCalls, openEndpoint, openLocal, type Service } from '../../src/targets/index.js';
import { expect, test } from './temporary-folder.js';

function observe({ cognito }: Service): RunEvent[] {
  const events: RunEvent[] = [];
  observeCalls(cognito, (event) => events.push(event));
  return events;
}

test('every call is told when it starts and when it ends, with what went over the wire', async ({ folder }) => {
  const service = await openLocal({ data: folder, state: folder, cache: folder }, 'memory');
  const events = observe(service);
  await service.cognito.send(new ListUserPoolsCommand({ MaxResults: 1 }));
  await service.close();
  expect(events).toEqual([
    { type: 'call-started', id: 1, operation: 'ListUserPools' },
    {
      type: 'call-ended',
      id: 1,
      operation: 'ListUserPools',
      durationMs: expect.any(Number),
      request: { MaxResults: 1 },
      response: { UserPools: [] },
    },
  ]);
});

test('a refused call too, and never with its secrets', async ({ folder }) => {
  const service = await openLocal({ data: folder, state: folder, cache: folder }, 'memory');
  const events = observe(service);
  const signUp = new SignUpCommand({ ClientId: 'nobody', Username: 'jane', Password: 'Correct-Horse-7' });
  await expect(service.cognito.send(signUp)).rejects.toThrow('nobody');
  await service.close();
  expect(events.at(-1)).toMatchObject({
    type: 'call-ended',
    request: { ClientId: 'nobody', Username: 'jane', Password: '<withheld>' },
    error: { name: 'ResourceNotFoundException', message: expect.stringContaining('nobody') },
  });
  expect(JSON.stringify(events)).not.toContain('Correct-Horse-7');
});

test('a call that reached nobody is known by the code of the network', async () => {
  const service = await openEndpoint('http://127.0.0.1:1', {}, {});
  const events = observe(service);
  await expect(service.cognito.send(new ListUserPoolsCommand({ MaxResults: 1 }))).rejects.toMatchObject({
    code: 'ECONNREFUSED',
  });
  await service.close();
  expect(events).toHaveLength(2);
  expect(events.at(-1)).toMatchObject({ error: { name: 'ECONNREFUSED' } });
});
