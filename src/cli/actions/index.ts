import type { Action } from './action.js';
import { deviceActions } from './device-actions.js';
import { mfaActions } from './mfa-actions.js';
import { poolActions } from './pool-actions.js';
import { signInActions } from './sign-in-actions.js';
import { signUpActions } from './sign-up-actions.js';
import { userActions } from './user-actions.js';

export type { Action } from './action.js';

/** Every action, in the groups that people look for them in. */
export const actionGroups: readonly { readonly title: string; readonly actions: readonly Action[] }[] = [
  { title: 'Sign-up', actions: signUpActions },
  { title: 'Sign-in', actions: signInActions },
  { title: 'Authenticators and MFA', actions: mfaActions },
  { title: 'Devices', actions: deviceActions },
  { title: 'Users', actions: userActions },
  { title: 'User pools and app clients', actions: poolActions },
];
