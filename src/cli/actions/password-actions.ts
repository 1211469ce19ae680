import {
  adminResetUserPassword,
  adminSetUserPassword,
  changePassword,
  confirmForgotPassword,
  forgotPassword,
} from '../../actions/index.js';
import { action, type Action } from './action.js';
import type { Call } from './call.js';
import { continueAs } from './continue-as.js';
import { orSendAgain } from './refused-code.js';

export const passwordActions: readonly Action[] = [
  action({
    name: 'forgot-password',
    summary: 'Send a code to set a new password with',
    needs: ['username'],
    takes: ['clientMetadata'],
    async run(call, { username, clientMetadata }) {
      const result = await forgotPassword(call.cognito, { ...(await call.app()), username, clientMetadata });
      codeSent(call, username);
      return result;
    },
  }),
  action({
    name: 'confirm-forgot-password',
    summary: 'Set a new password with the code from the message',
    needs: ['username', 'confirmationCode', 'newPassword'],
    takes: ['clientMetadata'],
    async run(call, { newPassword: password, ...given }) {
      const app = await call.app();
      return orSendAgain(call, `forgot-password --username ${given.username}`, () =>
        confirmForgotPassword(call.cognito, { ...app, ...given, password }),
      );
    },
  }),
  action({
    name: 'change-password',
    summary: 'Replace the signed-in user’s password',
    needs: ['accessToken', 'password', 'newPassword'],
    run: (call, { accessToken, password: previousPassword, newPassword: proposedPassword }) =>
      changePassword(call.cognito, { accessToken, previousPassword, proposedPassword }),
  }),
  action({
    name: 'admin-reset-user-password',
    summary: 'End a user’s password and send a code to set a new one with',
    needs: ['username'],
    takes: ['clientMetadata'],
    async run(call, { username, clientMetadata }) {
      const userPoolId = await call.userPoolId();
      await adminResetUserPassword(call.cognito, { userPoolId, username, clientMetadata });
      codeSent(call, username);
    },
  }),
  action({
    name: 'admin-set-user-password',
    summary: 'Set a user’s password: a temporary one, unless told',
    needs: ['username', 'newPassword'],
    takes: ['permanent'],
    run: async (call, { username, newPassword: password, permanent }) =>
      adminSetUserPassword(call.cognito, { userPoolId: await call.userPoolId(), username, password, permanent }),
  }),
];

function codeSent(call: Call, username: string): void {
  continueAs(call, username);
  call.note(`Next: ${call.command('action confirm-forgot-password')} --confirmation-code CODE`);
}
