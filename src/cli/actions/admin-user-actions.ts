import {
  adminCreateUser,
  adminDeleteUser,
  adminDisableUser,
  adminEnableUser,
  adminGetUser,
  adminUpdateUserAttributes,
  adminUserGlobalSignOut,
  listUsers,
} from '../../actions/index.js';
import { action, type Action } from './action.js';
import type { Call } from './call.js';
import { continueAs } from './continue-as.js';
import { attributeOptions, attributesOf, someAttributes } from './given-attributes.js';

export const adminUserActions: readonly Action[] = [
  action({
    name: 'admin-create-user',
    summary: 'Create a user, who is invited with a temporary password',
    needs: ['username'],
    takes: ['temporaryPassword', ...attributeOptions, 'messageAction', 'desiredDeliveryMediums', 'clientMetadata'],
    async run(call, { username, temporaryPassword, messageAction, desiredDeliveryMediums, clientMetadata, ...given }) {
      const result = await adminCreateUser(call.cognito, {
        userPoolId: await call.userPoolId(),
        username,
        attributes: attributesOf(given),
        temporaryPassword,
        messageAction,
        desiredDeliveryMediums,
        clientMetadata,
      });
      continueAs(call, username);
      const goesBySms = messageAction !== 'SUPPRESS' && desiredDeliveryMediums === undefined;
      if (goesBySms && given.email !== undefined && given.phoneNumber === undefined) noteUnsent(call, username);
      return result;
    },
  }),
  action({
    name: 'admin-get-user',
    summary: 'Look a user up',
    needs: ['username'],
    run: async (call, { username }) => adminGetUser(call.cognito, { userPoolId: await call.userPoolId(), username }),
  }),
  action({
    name: 'admin-update-user-attributes',
    summary: 'Change a user’s attributes',
    needs: ['username'],
    takes: [...attributeOptions, 'clientMetadata'],
    async run(call, { username, clientMetadata, ...given }) {
      const attributes = someAttributes(given);
      const userPoolId = await call.userPoolId();
      return adminUpdateUserAttributes(call.cognito, { userPoolId, username, attributes, clientMetadata });
    },
  }),
  action({
    name: 'admin-disable-user',
    summary: 'Keep a user from signing in',
    needs: ['username'],
    run: async (call, { username }) =>
      adminDisableUser(call.cognito, { userPoolId: await call.userPoolId(), username }),
  }),
  action({
    name: 'admin-enable-user',
    summary: 'Let a user sign in again',
    needs: ['username'],
    run: async (call, { username }) => adminEnableUser(call.cognito, { userPoolId: await call.userPoolId(), username }),
  }),
  action({
    name: 'admin-user-global-sign-out',
    summary: 'Sign a user out everywhere',
    needs: ['username'],
    async run(call, { username }) {
      await adminUserGlobalSignOut(call.cognito, { userPoolId: await call.userPoolId(), username });
      if (username === call.signIn.username) call.continueWith({ username });
    },
  }),
  action({
    name: 'admin-delete-user',
    summary: 'Delete a user',
    needs: ['username'],
    run: async (call, { username }) => adminDeleteUser(call.cognito, { userPoolId: await call.userPoolId(), username }),
  }),
  action({
    name: 'list-users',
    summary: 'List the users of the pool, page by page to the end',
    takes: ['filter', 'attributesToGet', 'limit'],
    run: async (call, { filter, attributesToGet, limit: pageSize }) =>
      listUsers(call.cognito, { userPoolId: await call.userPoolId(), filter, attributesToGet, pageSize }),
  }),
];

/** As on AWS: SMS is the default, whatever address the user has. */
function noteUnsent({ note, command }: Call, username: string): void {
  note(`The invitation was not sent: it goes out by SMS unless told, and ${username} has no phone number.`);
  const resend = '--message-action RESEND --desired-delivery-mediums EMAIL';
  note(`Next: ${command('action admin-create-user')} --username ${username} ${resend}`);
}
