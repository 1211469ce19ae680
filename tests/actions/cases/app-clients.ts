import * as actions from '../../../src/actions/index.js';
import { all, ClientId, userPoolId, type Case } from './case.js';

export const appClientCases: readonly Case[] = [
  {
    operation: 'CreateUserPoolClient',
    signed: true,
    call: (client) =>
      actions.createUserPoolClient(client, { userPoolId, name: 'web', explicitAuthFlows: ['ALLOW_USER_SRP_AUTH'] }),
    sends: {
      UserPoolId: userPoolId,
      ClientName: 'web',
      ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH'],
      GenerateSecret: false,
      PreventUserExistenceErrors: 'ENABLED',
    },
    answer: { UserPoolClient: { ClientId } },
    gives: { clientId: ClientId },
  },
  {
    operation: 'CreateUserPoolClient',
    with: 'a secret',
    signed: true,
    call: (client) =>
      actions.createUserPoolClient(client, {
        userPoolId,
        name: 'server',
        explicitAuthFlows: ['ALLOW_ADMIN_USER_PASSWORD_AUTH'],
        generateSecret: true,
        preventUserExistenceErrors: 'LEGACY',
      }),
    sends: {
      UserPoolId: userPoolId,
      ClientName: 'server',
      ExplicitAuthFlows: ['ALLOW_ADMIN_USER_PASSWORD_AUTH'],
      GenerateSecret: true,
      PreventUserExistenceErrors: 'LEGACY',
    },
    answer: { UserPoolClient: { ClientId, ClientSecret: 'secret' } },
    gives: { clientId: ClientId, clientSecret: 'secret' },
  },
  {
    operation: 'CreateUserPoolClient',
    with: 'rotation and attributes',
    signed: true,
    call: (client) =>
      actions.createUserPoolClient(client, {
        userPoolId,
        name: 'web',
        explicitAuthFlows: ['ALLOW_USER_SRP_AUTH'],
        refreshTokenRotation: { retryGracePeriodSeconds: 0 },
        readAttributes: ['email', 'custom:team'],
        writeAttributes: ['email'],
      }),
    sends: {
      UserPoolId: userPoolId,
      ClientName: 'web',
      ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH'],
      GenerateSecret: false,
      PreventUserExistenceErrors: 'ENABLED',
      RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 0 },
      ReadAttributes: ['email', 'custom:team'],
      WriteAttributes: ['email'],
    },
    answer: { UserPoolClient: { ClientId } },
  },
  {
    operation: 'DeleteUserPoolClient',
    signed: true,
    call: (client) => actions.deleteUserPoolClient(client, { userPoolId, clientId: ClientId }),
    sends: { UserPoolId: userPoolId, ClientId },
  },
  {
    operation: 'DescribeUserPoolClient',
    signed: true,
    call: (client) => actions.describeUserPoolClient(client, { userPoolId, clientId: ClientId }),
    sends: { UserPoolId: userPoolId, ClientId },
    answer: { UserPoolClient: { ClientId, ClientName: 'web' } },
    gives: {
      clientId: ClientId,
      name: 'web',
      clientSecret: undefined,
      explicitAuthFlows: [],
      refreshTokenRotation: undefined,
    },
  },
  {
    operation: 'DescribeUserPoolClient',
    signed: true,
    call: (client) => actions.describeUserPoolClient(client, { userPoolId, clientId: ClientId }),
    sends: { UserPoolId: userPoolId, ClientId },
    answer: {
      UserPoolClient: {
        ClientId,
        ClientName: 'web',
        ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH'],
        RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 10 },
      },
    },
    gives: {
      clientId: ClientId,
      name: 'web',
      clientSecret: undefined,
      explicitAuthFlows: ['ALLOW_USER_SRP_AUTH'],
      refreshTokenRotation: { retryGracePeriodSeconds: 10 },
    },
  },
  {
    operation: 'ListUserPoolClients',
    signed: true,
    call: (client) => all(actions.listUserPoolClients(client, { userPoolId, pageSize: 2 })),
    sends: { UserPoolId: userPoolId, MaxResults: 2 },
    answer: { UserPoolClients: [{ ClientId, ClientName: 'web', UserPoolId: userPoolId }] },
    gives: [{ clientId: ClientId, name: 'web' }],
  },
];
