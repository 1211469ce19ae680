import * as actions from '../../../src/actions/index.js';
import { all, dates, gaveDates, userPoolId, type Case } from './case.js';

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
];
