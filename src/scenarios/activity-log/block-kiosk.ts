import type { Kit } from '../scenario.js';
import { functionsOf } from '../parts/functions.js';
import { refusalOf } from '../parts/refusal.js';
import type { DemoUser } from '../parts/user.js';
import type { App } from './apps.js';
import type { Trail } from './trail.js';

/** Has the PreAuthentication function refuse one app client, whatever the password. */
export async function blockKiosk(
  kit: Kit,
  user: DemoUser,
  wrongPassword: string,
  kiosk: App,
  trail: Trail,
): Promise<void> {
  const why = 'The function runs before the password is checked.';
  await kit.step('Block the kiosk', { calls: ['InitiateAuth'], why }, async () => {
    await functionsOf(kit).configure('PreAuthentication', { BLOCKED_CLIENT_IDS: kiosk.clientId });
    kit.result('BLOCKED_CLIENT_IDS of the PreAuthentication function now names the kiosk.');
    const right = await expectRefusal(kiosk.signIn(user));
    kit.result(`The right password: ${right.message}`);
    await trail.tellNews();
    const wrong = await expectRefusal(kiosk.signIn({ ...user, password: wrongPassword }));
    kit.result(
      `A wrong one: ${wrong.message === right.message ? 'the same, for it is not even looked at.' : wrong.message}`,
    );
    await trail.tellNews();
  });
}

function expectRefusal(call: Promise<void>): Promise<Error> {
  return refusalOf(call, 'UserLambdaValidationException', 'The kiosk is blocked, and has signed in all the same.');
}
