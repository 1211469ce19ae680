import fc from 'fast-check';
import { expect, test } from 'vitest';
import { drive } from '../../bench/lib/fuzz/drive.mjs';
import { kinds } from '../../bench/lib/fuzz/kinds.mjs';
import { requestsOf } from '../../bench/lib/fuzz/requests.mjs';
import { signed } from '../local-cognito/http.js';
import { serviceModel } from '../local-cognito/service-model.js';
import { inProcess, openPlace, target } from './place.js';

/** One kind of pool each, for keys of a second pool would take long to make. */
const life = fc.record({
  kind: fc.nat(kinds.length - 1),
  requests: fc.array(requestsOf(serviceModel), { minLength: 40, maxLength: 80 }),
});
/** The request that was answered wrongly is told; to look for a shorter way to it would take minutes. */
const tellAtOnce = { endOnFailure: true };

test('whatever is asked, in process, the answer is a good one and tells no secret', async () => {
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(life, async ({ kind, requests }) => {
      await using opened = await openPlace();
      const violation = await drive(serviceModel, requests, {
        ...opened.place,
        pools: [kind],
        send: (operation, text) => inProcess(opened, operation, text),
        onAnswer: (operation, { status }) => void (status === 200 && seen.add(operation)),
      });
      expect(violation).toBeUndefined();
    }),
    { ...tellAtOnce, numRuns: 10 },
  );
  // The requests are not all refused at the door.
  expect(seen.size).toBeGreaterThan(20);
}, 120_000);

test('so it is over HTTP, where the log tells no secret either', async () => {
  await fc.assert(
    fc.asyncProperty(life, async ({ kind, requests }) => {
      await using opened = await openPlace();
      const lines: string[] = [];
      const { url } = await opened.service.local.listen({ log: (line) => void lines.push(line) });
      const violation = await drive(serviceModel, requests, {
        ...opened.place,
        pools: [kind],
        async send(operation, body) {
          const response = await fetch(url, {
            method: 'POST',
            headers: { ...signed, 'x-amz-target': target(operation) },
            body,
          });
          return {
            status: response.status,
            headers: Object.fromEntries(response.headers),
            text: await response.text(),
          };
        },
      });
      expect(violation).toBeUndefined();
      expect(lines.filter((line) => !/^POST \w* \d{3} (\w+Exception )?\d+\.\d ms$/.test(line))).toEqual([]);
    }),
    { ...tellAtOnce, numRuns: 3 },
  );
}, 120_000);
