import {
  adminAddUserToGroup,
  adminListGroupsForUser,
  adminRemoveUserFromGroup,
  createGroup,
  deleteGroup,
  listGroups,
} from '../../actions/index.js';
import { action, type Action } from './action.js';

export const groupActions: readonly Action[] = [
  action({
    name: 'create-group',
    summary: 'Create a group of users',
    needs: ['groupName'],
    takes: ['description', 'precedence', 'roleArn'],
    run: async (call, { groupName, description, precedence, roleArn }) =>
      createGroup(call.cognito, { userPoolId: await call.userPoolId(), groupName, description, precedence, roleArn }),
  }),
  action({
    name: 'delete-group',
    summary: 'Delete a group, and not its members',
    needs: ['groupName'],
    run: async (call, { groupName }) => deleteGroup(call.cognito, { userPoolId: await call.userPoolId(), groupName }),
  }),
  action({
    name: 'list-groups',
    summary: 'List the groups of the pool',
    takes: ['limit'],
    run: async (call, { limit: pageSize }) =>
      listGroups(call.cognito, { userPoolId: await call.userPoolId(), pageSize }),
  }),
  action({
    name: 'admin-add-user-to-group',
    summary: 'Put a user into a group',
    needs: ['username', 'groupName'],
    run: async (call, { username, groupName }) =>
      adminAddUserToGroup(call.cognito, { userPoolId: await call.userPoolId(), username, groupName }),
  }),
  action({
    name: 'admin-remove-user-from-group',
    summary: 'Take a user out of a group',
    needs: ['username', 'groupName'],
    run: async (call, { username, groupName }) =>
      adminRemoveUserFromGroup(call.cognito, { userPoolId: await call.userPoolId(), username, groupName }),
  }),
  action({
    name: 'admin-list-groups-for-user',
    summary: 'List the groups that a user is in',
    needs: ['username'],
    takes: ['limit'],
    run: async (call, { username, limit: pageSize }) =>
      adminListGroupsForUser(call.cognito, { userPoolId: await call.userPoolId(), username, pageSize }),
  }),
];
