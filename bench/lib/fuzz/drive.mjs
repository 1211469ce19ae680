import { violationsOf } from './rules.mjs';
import { openWorld } from './world.mjs';

/**
 * Sends requests one after another to a service that it furnishes first.
 * @param place see `openWorld`, but `send(operation, text)` gives `{ status, headers, text }`; `advance(seconds)` moves its
 * clock; `pools` are the kinds of pools, all when left out; `onAnswer(operation, answer, body)` is told
 * of each
 * @returns the first violation with its request; undefined when there is none
 */
export async function drive(model, requests, place) {
  const furnisher = {
    ...place,
    async send(operation, body) {
      const { status, text } = await place.send(operation, JSON.stringify(body));
      return { status, body: JSON.parse(text) };
    },
  };
  const world = await openWorld(furnisher, place.pools);
  for (const { wait, ...request } of requests) {
    if (wait > 0) place.advance(wait);
    const settled = world.settle(request);
    const { operation, body } = settled;
    const sent = textOf(body);
    const answer = await place.send(operation, sent);
    place.onAnswer?.(operation, answer, body);
    const violations = violationsOf(model, operation, sent, answer, world.withheld);
    if (violations.length > 0)
      return { operation, sent: sent.slice(0, 2000), violations, answer: answer.text.slice(0, 2000) };
    world.learn(request.subject, settled, { status: answer.status, body: JSON.parse(answer.text) });
  }
  return undefined;
}

/** The body as JSON, with `{ json }` put in as it is: JSON.stringify could not write what is that deep. */
function textOf(body) {
  const raw = [];
  const text = JSON.stringify(body, (_, value) => {
    if (value === null || typeof value !== 'object' || typeof value.json !== 'string') return value;
    raw.push(value.json);
    return `\u0001raw${raw.length - 1}\u0001`;
  });
  return (text ?? '').replaceAll(/"\\u0001raw(\d+)\\u0001"/g, (_, index) => raw[Number(index)]);
}
