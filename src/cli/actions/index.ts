import type { Action } from './action.js';
import { adminUserActions } from './admin-user-actions.js';
import { appClientActions } from './app-client-actions.js';
import { deviceActions } from './device-actions.js';
import { groupActions } from './group-actions.js';
import { mfaActions } from './mfa-actions.js';
import { passwordActions } from './password-actions.js';
import { poolActions } from './pool-actions.js';
import { signInActions } from './sign-in-actions.js';
import { signUpActions } from './sign-up-actions.js';
import { userActions } from './user-actions.js';

export type { Action } from './action.js';

/** Every action, in the groups that people look for them in. */
export const actionGroups: readonly { readonly title: string; readonly actions: readonly Action[] }[] = [
  { title: 'Sign-up', actions: signUpActions },
  { title: 'Sign-in', actions: signInActions },
  { title: 'Passwords', actions: passwordActions },
  { title: 'Authenticators and MFA', actions: mfaActions },
  { title: 'Devices', actions: deviceActions },
  { title: 'The signed-in user', actions: userActions },
  { title: 'Users', actions: adminUserActions },
  { title: 'Groups', actions: groupActions },
  { title: 'User pools', actions: poolActions },
  { title: 'App clients', actions: appClientActions },
];
