import { initiateAuth } from '../../actions/index.js';
import { signInWithSrp } from '../../auth/index.js';
import type { Kit } from '../scenario.js';
import { expectTokens } from '../parts/expect-outcome.js';
import { appClient, type DemoUser } from '../parts/user.js';

/** An app with an app client of its own. */
export interface App {
  readonly name: string;
  readonly clientId: string;
  signIn(credentials: Pick<DemoUser, 'username' | 'password'>): Promise<void>;
}

/** The app client of the playground. It proves passwords by SRP. */
export function webApp(kit: Kit): App {
  const client = appClient(kit);
  const { userPoolId } = kit.playground;
  return {
    name: 'web',
    clientId: client.clientId,
    async signIn(credentials) {
      await signInWithSrp(kit.cognito, { ...client, userPoolId, ...credentials });
    },
  };
}

/** An app that sends passwords as they are typed. */
export function kioskApp(kit: Kit, clientId: string): App {
  return {
    name: 'kiosk',
    clientId,
    async signIn(credentials) {
      const outcome = await initiateAuth(kit.cognito, { clientId, authFlow: 'USER_PASSWORD_AUTH', ...credentials });
      expectTokens(outcome, 'The pool must not require MFA.');
    },
  };
}
