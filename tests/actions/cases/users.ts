import * as actions from '../../../src/actions/index.js';
import { all, dates, gaveDates, userPoolId, type Case } from './case.js';

const jane = { ...dates, Username: 'jane', UserStatus: 'FORCE_CHANGE_PASSWORD', Enabled: true };

export const userCases: readonly Case[] = [
  {
    operation: 'AdminGetUser',
    signed: true,
    call: (client) => actions.adminGetUser(client, { userPoolId, username: 'jane' }),
    sends: { UserPoolId: userPoolId, Username: 'jane' },
    answer: {
      ...dates,
      Username: 'jane',
      UserStatus: 'CONFIRMED',
      Enabled: true,
      UserAttributes: [
        { Name: 'sub', Value: 'sub' },
        { Name: 'email_verified', Value: 'true' },
      ],
      UserMFASettingList: ['SOFTWARE_TOKEN_MFA'],
      PreferredMfaSetting: 'SOFTWARE_TOKEN_MFA',
    },
    gives: {
      ...gaveDates,
      username: 'jane',
      status: 'CONFIRMED',
      enabled: true,
      attributes: { sub: 'sub', email_verified: 'true' },
      mfaFactors: ['SOFTWARE_TOKEN_MFA'],
      preferredMfa: 'SOFTWARE_TOKEN_MFA',
    },
  },
  {
    operation: 'ListUsers',
    signed: true,
    call: (client) =>
      all(
        actions.listUsers(client, {
          userPoolId,
          filter: 'username ^= "ja"',
          attributesToGet: ['email'],
          pageSize: 10,
        }),
      ),
    sends: { UserPoolId: userPoolId, Filter: 'username ^= "ja"', AttributesToGet: ['email'], Limit: 10 },
    answer: { Users: [{ ...dates, Username: 'jane', UserStatus: 'UNCONFIRMED', Enabled: true }] },
    gives: [{ ...gaveDates, username: 'jane', status: 'UNCONFIRMED', enabled: true, attributes: {} }],
  },
  {
    operation: 'AdminDeleteUser',
    signed: true,
    call: (client) => actions.adminDeleteUser(client, { userPoolId, username: 'jane' }),
    sends: { UserPoolId: userPoolId, Username: 'jane' },
  },
  {
    operation: 'AdminCreateUser',
    signed: true,
    call: (client) => actions.adminCreateUser(client, { userPoolId, username: 'jane' }),
    sends: { UserPoolId: userPoolId, Username: 'jane', UserAttributes: [] },
    answer: { User: { ...jane, Attributes: [{ Name: 'sub', Value: 'sub' }] } },
    gives: {
      ...gaveDates,
      username: 'jane',
      sub: 'sub',
      status: 'FORCE_CHANGE_PASSWORD',
      enabled: true,
      attributes: { sub: 'sub' },
    },
  },
  {
    operation: 'AdminCreateUser',
    with: 'everything',
    signed: true,
    call: (client) =>
      actions.adminCreateUser(client, {
        userPoolId,
        username: 'jane',
        temporaryPassword: 'Correct-Horse-9!',
        attributes: { email: 'jane@example.com', email_verified: 'true' },
        messageAction: 'RESEND',
        desiredDeliveryMediums: ['EMAIL'],
        clientMetadata: { source: 'test' },
      }),
    sends: {
      UserPoolId: userPoolId,
      Username: 'jane',
      TemporaryPassword: 'Correct-Horse-9!',
      UserAttributes: [
        { Name: 'email', Value: 'jane@example.com' },
        { Name: 'email_verified', Value: 'true' },
      ],
      MessageAction: 'RESEND',
      DesiredDeliveryMediums: ['EMAIL'],
      ClientMetadata: { source: 'test' },
    },
    answer: { User: { ...jane, Attributes: [{ Name: 'sub', Value: 'sub' }] } },
  },
  {
    operation: 'AdminUpdateUserAttributes',
    signed: true,
    call: (client) =>
      actions.adminUpdateUserAttributes(client, {
        userPoolId,
        username: 'jane',
        attributes: { email_verified: 'true' },
        clientMetadata: { source: 'test' },
      }),
    sends: {
      UserPoolId: userPoolId,
      Username: 'jane',
      UserAttributes: [{ Name: 'email_verified', Value: 'true' }],
      ClientMetadata: { source: 'test' },
    },
  },
  ...(
    [
      ['AdminDisableUser', actions.adminDisableUser],
      ['AdminEnableUser', actions.adminEnableUser],
      ['AdminUserGlobalSignOut', actions.adminUserGlobalSignOut],
    ] as const
  ).map(([operation, action]): Case => ({
    operation,
    signed: true,
    call: (client) => action(client, { userPoolId, username: 'jane' }),
    sends: { UserPoolId: userPoolId, Username: 'jane' },
  })),
];
