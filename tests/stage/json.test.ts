import { expect, test } from 'vitest';
import type { RunEvent } from '../../src/events/index.js';
import { createJsonStage } from '../../src/stage/index.js';
import { fakeCustomAuth } from './fake-custom-auth.js';
import { fakeRun, offer } from './fake-run.js';
import { fakePipe } from './fake-screen.js';

test.each([
  { name: 'signup-mfa', run: fakeRun },
  { name: 'custom-auth', run: fakeCustomAuth },
])('each event of $name is one line of JSON with the time at which it happened', ({ run }) => {
  const pipe = fakePipe();
  const stage = createJsonStage(pipe.stream);
  for (const event of run) stage.emit(event);
  const events = pipe
    .text()
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { at: string; type: string });
  expect(events.map(({ type }) => type)).toEqual(run.map(({ type }) => type));
  for (const { at } of events) expect(at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
});

test('members that hold a secret are left out, however deep', () => {
  const pipe = fakePipe();
  const stage = createJsonStage(pipe.stream);
  stage.emit(offer);
  stage.emit({
    type: 'call-ended',
    id: 1,
    operation: 'AssociateSoftwareToken',
    durationMs: 1,
    request: { SecretHash: offer.secretCode, ClientId: 'abc' },
    response: { nested: [{ SecretCode: offer.secretCode }] },
  });
  expect(pipe.text()).not.toContain(offer.secretCode);
  expect(pipe.text()).toContain('"account":"jane-4k2p"');
  expect(pipe.text()).toContain('"request":{"ClientId":"abc"}');
});

test('events about triggers are passed on as they are', () => {
  const pipe = fakePipe();
  const stage = createJsonStage(pipe.stream);
  const kinds = new Set(['trigger-called', 'tokens-compared', 'table', 'drawing']);
  const events = fakeCustomAuth.filter(({ type }) => kinds.has(type));
  for (const event of events) stage.emit(event);
  const passed = pipe
    .text()
    .trimEnd()
    .split('\n')
    .map((line) => {
      const { at: _, ...event } = JSON.parse(line) as { at: string };
      return event;
    });
  expect(passed).toEqual(events);
});

test.each<RunEvent>([
  {
    type: 'trigger-called',
    trigger: 'CreateAuthChallenge',
    triggerSource: 'CreateAuthChallenge_Authentication',
    attempt: 1,
    durationMs: 1,
    request: { clientMetadata: { secretWord: offer.secretCode } },
    response: { privateChallengeParameters: { list: [{ secret: offer.secretCode }] } },
  },
  {
    type: 'tokens-compared',
    title: 'Compared',
    columns: [{ label: 'One', claims: { 'secret:word': { deep: offer.secretCode } } }],
  },
])('a secret member of $type is left out, with all below it', (event) => {
  const pipe = fakePipe();
  createJsonStage(pipe.stream).emit(event);
  expect(pipe.text()).not.toContain(offer.secretCode);
});
