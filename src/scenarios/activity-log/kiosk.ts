import { randomBytes } from 'node:crypto';
import { createUserPoolClient, deleteUserPoolClient, listUserPoolClients } from '../../actions/index.js';
import type { Kit } from '../scenario.js';
import type { DemoUser } from '../parts/user.js';
import { kioskApp, type App } from './apps.js';
import type { Trail } from './trail.js';

/** Makes a second app client, and signs in with it. */
export async function registerKiosk(kit: Kit, user: DemoUser, trail: Trail): Promise<App> {
  const calls = ['CreateUserPoolClient', 'InitiateAuth'];
  const why = 'Each app has its own id.';
  return kit.step('Sign in from a second app, a kiosk', { calls, why }, async () => {
    const kiosk = kioskApp(kit, await createKioskClient(kit));
    kit.result('The kiosk has an app client of its own: no secret, and it sends the password (USER_PASSWORD_AUTH).');
    await kiosk.signIn(user);
    kit.result('It signs in like any other.');
    await trail.tellNews();
    return kiosk;
  });
}

async function createKioskClient(kit: Kit): Promise<string> {
  const { userPoolId } = kit.playground;
  const name = `kiosk-${randomBytes(4).toString('hex')}`;
  const made: { clientId?: string } = {};
  kit.onCleanUp({
    kind: 'app client',
    name,
    get removeWith() {
      const inPool = `--user-pool-id ${userPoolId}`;
      return kit.playground.command(
        made.clientId === undefined
          ? `action list-user-pool-clients ${inPool}`
          : `action delete-user-pool-client ${inPool} --client-id ${made.clientId}`,
      );
    },
    undo: async () => {
      for await (const client of listUserPoolClients(kit.cognito, { userPoolId })) {
        if (client.name === name) await deleteUserPoolClient(kit.cognito, { userPoolId, clientId: client.clientId });
      }
    },
  });
  const client = await createUserPoolClient(kit.cognito, {
    userPoolId,
    name,
    explicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
  });
  made.clientId = client.clientId;
  return client.clientId;
}
