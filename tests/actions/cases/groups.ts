import * as actions from '../../../src/actions/index.js';
import { all, userPoolId, type Case } from './case.js';

const Group = {
  GroupName: 'admins',
  UserPoolId: userPoolId,
  CreationDate: 1767582245,
  LastModifiedDate: 1767582246,
};
const group = {
  groupName: 'admins',
  description: undefined,
  precedence: undefined,
  roleArn: undefined,
  createdAt: new Date(1767582245000),
  lastModifiedAt: new Date(1767582246000),
};
const details = { description: 'May do all', precedence: 0, roleArn: 'arn:aws:iam::123456789012:role/admin' };
const Details = { Description: details.description, Precedence: details.precedence, RoleArn: details.roleArn };

export const groupCases: readonly Case[] = [
  {
    operation: 'CreateGroup',
    signed: true,
    call: (client) => actions.createGroup(client, { userPoolId, groupName: 'admins' }),
    sends: { UserPoolId: userPoolId, GroupName: 'admins' },
    answer: { Group },
    gives: group,
  },
  {
    operation: 'CreateGroup',
    with: 'everything',
    signed: true,
    call: (client) => actions.createGroup(client, { userPoolId, groupName: 'admins', ...details }),
    sends: { UserPoolId: userPoolId, GroupName: 'admins', ...Details },
    answer: { Group: { ...Group, ...Details } },
    gives: { ...group, ...details },
  },
  {
    operation: 'DeleteGroup',
    signed: true,
    call: (client) => actions.deleteGroup(client, { userPoolId, groupName: 'admins' }),
    sends: { UserPoolId: userPoolId, GroupName: 'admins' },
  },
  {
    operation: 'ListGroups',
    signed: true,
    call: (client) => all(actions.listGroups(client, { userPoolId, pageSize: 5 })),
    sends: { UserPoolId: userPoolId, Limit: 5 },
    answer: { Groups: [Group] },
    gives: [group],
  },
  {
    operation: 'AdminListGroupsForUser',
    signed: true,
    call: (client) => all(actions.adminListGroupsForUser(client, { userPoolId, username: 'jane', pageSize: 5 })),
    sends: { UserPoolId: userPoolId, Username: 'jane', Limit: 5 },
    answer: { Groups: [Group] },
    gives: [group],
  },
  {
    operation: 'AdminAddUserToGroup',
    signed: true,
    call: (client) => actions.adminAddUserToGroup(client, { userPoolId, username: 'jane', groupName: 'admins' }),
    sends: { UserPoolId: userPoolId, Username: 'jane', GroupName: 'admins' },
  },
  {
    operation: 'AdminRemoveUserFromGroup',
    signed: true,
    call: (client) => actions.adminRemoveUserFromGroup(client, { userPoolId, username: 'jane', groupName: 'admins' }),
    sends: { UserPoolId: userPoolId, Username: 'jane', GroupName: 'admins' },
  },
];
