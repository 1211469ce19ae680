import { expect, test } from 'vitest';
import { createJsonStage } from '../../src/stage/index.js';
import { fakeRun, offer } from './fake-run.js';
import { fakePipe } from './fake-screen.js';

test('each event is one line of JSON with the time at which it happened', () => {
  const pipe = fakePipe();
  const stage = createJsonStage(pipe.stream);
  for (const event of fakeRun) stage.emit(event);
  const events = pipe
    .text()
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { at: string; type: string });
  expect(events.map(({ type }) => type)).toEqual(fakeRun.map(({ type }) => type));
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
