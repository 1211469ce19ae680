import {
  adminDeleteUser,
  adminGetUser,
  deleteUser,
  getUser,
  globalSignOut,
  listUsers,
  revokeToken,
} from '../../actions/index.js';
import { action, type Action } from './action.js';

export const userActions: readonly Action[] = [
  action({
    name: 'get-user',
    summary: 'Show the signed-in user',
    needs: ['accessToken'],
    run: (call, given) => getUser(call.cognito, given),
  }),
  action({
    name: 'delete-user',
    summary: 'Delete the signed-in user',
    needs: ['accessToken'],
    async run(call, given) {
      await deleteUser(call.cognito, given);
      call.continueWith({});
    },
  }),
  action({
    name: 'global-sign-out',
    summary: 'Sign the user out everywhere',
    needs: ['accessToken'],
    async run(call, given) {
      await globalSignOut(call.cognito, given);
      call.continueWith({ username: call.signIn.username });
    },
  }),
  action({
    name: 'revoke-token',
    summary: 'Revoke a refresh token and all that came from it',
    needs: ['refreshToken'],
    async run(call, given) {
      await revokeToken(call.cognito, { ...(await call.app()), ...given });
      call.continueWith({ username: call.signIn.username });
    },
  }),
  action({
    name: 'admin-get-user',
    summary: 'Look a user up',
    needs: ['username'],
    run: async (call, { username }) => adminGetUser(call.cognito, { userPoolId: await call.userPoolId(), username }),
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
