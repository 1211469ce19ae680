import type { Kit, Scenario } from '../scenario.js';
import { confirmByCode } from '../parts/confirm-user.js';
import { signUpUser } from '../parts/sign-up-user.js';
import type { DemoUser } from '../parts/user.js';
import { webApp, type App } from './apps.js';
import { blockKiosk } from './block-kiosk.js';
import { tryUnknownName, tryWrongPassword } from './failed-attempts.js';
import { registerKiosk } from './kiosk.js';
import { questions } from './questions.js';
import { summarise } from './summarise.js';
import { trailOf, type Trail, type TrailLine } from './trail.js';
import { trailTable } from './trail-table.js';

/** Functions of the pool write down each sign-in and each attempt at one, and keep an app out that is not wanted. */
export const activityLog: Scenario = {
  name: 'activity-log',
  title: 'Keep an audit trail of sign-ins, and block an app client',
  needs: {
    mfa: 'OFF',
    devices: 'off',
    authFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
    clientSecret: true,
    triggers: { PostConfirmation: {}, PreAuthentication: {}, PostAuthentication: {} },
    ownFunctions: true,
  },
  questions: Object.values(questions),
  steps: 9,
  async play(kit) {
    const trail = trailOf(kit);
    const web = webApp(kit);
    const user = await signUpUser(kit);
    await confirm(kit, user, trail);
    await signIn(kit, user, web, trail);
    const wrongPassword = await tryWrongPassword(kit, user, web, trail);
    await tryUnknownName(kit, user, web, trail);
    const kiosk = await registerKiosk(kit, user, trail);
    await blockKiosk(kit, user, wrongPassword, kiosk, trail);
    await signInAgain(kit, user, web, trail);
    const lines = await readTrail(kit, [web, kiosk], trail);
    summarise(kit, user, lines);
  },
};

async function confirm(kit: Kit, user: DemoUser, trail: Trail): Promise<void> {
  const why = 'PostConfirmation writes the first line of the trail.';
  await kit.step('Confirm the sign-up', { calls: ['ConfirmSignUp'], why }, async () => {
    await confirmByCode(kit, user);
    await trail.tellNews();
  });
}

const SIGN_IN = ['InitiateAuth', 'RespondToAuthChallenge'];

async function signIn(kit: Kit, user: DemoUser, web: App, trail: Trail): Promise<void> {
  await kit.step('Sign in', { calls: SIGN_IN, why: 'Two functions, two lines.' }, async () => {
    await web.signIn(user);
    kit.result(`${user.username} has signed in by SRP, with the app client that is called web from here on.`);
    const [line = {}] = (await trail.tellNews()).slice(-1);
    const rows = Object.entries(line).map(([name, value]) => [name, String(value)]);
    kit.emit({ type: 'table', title: 'The last line, which is JSON', columns: ['Member', 'Value'], rows });
    kit.result('It says who by ids and names. There is no address in it, and no secret.');
  });
}

async function signInAgain(kit: Kit, user: DemoUser, web: App, trail: Trail): Promise<void> {
  await kit.step('Sign in from the first app again', { calls: SIGN_IN, why: 'It is not blocked.' }, async () => {
    await web.signIn(user);
    kit.result(`${user.username} has signed in.`);
    await trail.tellNews();
  });
}

async function readTrail(kit: Kit, apps: readonly App[], trail: Trail): Promise<readonly TrailLine[]> {
  return kit.step('Read the trail', { calls: [], why: 'What the functions have logged.' }, async () => {
    const lines = await trail.read();
    kit.emit(trailTable(lines, apps));
    kit.result('After a wrong password no function runs: a failed sign-in is an attempt that nothing follows.');
    return lines;
  });
}
