import { changed } from './changes.mjs';
import { learn, plant } from './learn.mjs';
import { resolve } from './live.mjs';
import { NEXT } from './requests.mjs';
import { kinds } from './kinds.mjs';
import { nextOf } from './next.mjs';
import { furnish } from './subjects.mjs';

/**
 * Furnishes a service with pools and with users in different states, and keeps what its answers say of them: tokens,
 * sessions, secrets.
 * @param chosen which kinds of pools
 * @param place `send(operation, body)` gives `{ status, body }`; `functions` registers a function by name and gives its ARN;
 * `codeOf(address)` is the code that was sent last; `now()` the service's time in milliseconds; `auth` the SRP and TOTP of
 * clients; `authenticator()` a new authenticator for passkeys
 */
export async function openWorld(place, chosen = kinds.map((_, index) => index)) {
  const withheld = { secrets: new Set(), passwords: new Set() };
  const must = async (operation, body) => {
    const answer = await place.send(operation, body);
    if (answer.status !== 200) throw new Error(`${operation} answered ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  const subjects = [];
  for (const index of chosen) subjects.push(...(await furnish(must, place, index)));
  const of = (number) => subjects[number % subjects.length];
  const world = {
    /** What no answer may tell, or no error. */
    withheld,
    /** What is to be sent now: `{ operation, body, isNext, isChanged }`. */
    settle({ operation, subject, body, changes }) {
      const one = of(subject);
      const isNext = operation === NEXT;
      const next = isNext ? nextOf(one) : { operation, body };
      const resolved = resolve(next.body, one, place);
      const changesNow = resolve(changes, one, place);
      return {
        operation: next.operation,
        body: changesNow.reduce(changed, resolved),
        isNext,
        isChanged: changes.length > 0,
      };
    },
    learn: (number, request, answer) => learn(of(number), withheld, request, answer),
  };
  for (const [subject, one] of subjects.entries()) {
    plant(one, withheld);
    const request = world.settle({ operation: NEXT, subject, changes: [] });
    world.learn(subject, request, await place.send(request.operation, request.body));
  }
  return world;
}
