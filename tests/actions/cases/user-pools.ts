import * as actions from '../../../src/actions/index.js';
import { all, userPoolId, type Case } from './case.js';

export const userPoolCases: readonly Case[] = [
  {
    operation: 'CreateUserPool',
    signed: true,
    call: (client) => actions.createUserPool(client, { name: 'demo' }),
    sends: { PoolName: 'demo', AutoVerifiedAttributes: ['email'], DeletionProtection: 'INACTIVE' },
    answer: { UserPool: { Id: userPoolId, Arn: 'arn:aws:cognito-idp:…', Name: 'demo' } },
    gives: { userPoolId, arn: 'arn:aws:cognito-idp:…', name: 'demo' },
  },
  {
    operation: 'CreateUserPool',
    with: 'everything',
    signed: true,
    call: (client) =>
      actions.createUserPool(client, {
        name: 'demo',
        autoVerifiedAttributes: ['phone_number'],
        passwordPolicy: {
          minimumLength: 12,
          requireUppercase: true,
          requireLowercase: true,
          requireNumbers: false,
          requireSymbols: false,
        },
        deviceConfiguration: { challengeRequiredOnNewDevice: true, deviceOnlyRememberedOnUserPrompt: false },
        tags: { made: 'by a test' },
      }),
    sends: {
      PoolName: 'demo',
      AutoVerifiedAttributes: ['phone_number'],
      Policies: {
        PasswordPolicy: {
          MinimumLength: 12,
          RequireUppercase: true,
          RequireLowercase: true,
          RequireNumbers: false,
          RequireSymbols: false,
        },
      },
      DeviceConfiguration: { ChallengeRequiredOnNewDevice: true, DeviceOnlyRememberedOnUserPrompt: false },
      DeletionProtection: 'INACTIVE',
      UserPoolTags: { made: 'by a test' },
    },
    answer: { UserPool: { Id: userPoolId, Arn: 'arn:aws:cognito-idp:…', Name: 'demo' } },
  },
  {
    operation: 'DeleteUserPool',
    signed: true,
    call: (client) => actions.deleteUserPool(client, { userPoolId }),
    sends: { UserPoolId: userPoolId },
  },
  {
    operation: 'DescribeUserPool',
    signed: true,
    call: (client) => actions.describeUserPool(client, { userPoolId }),
    sends: { UserPoolId: userPoolId },
    answer: {
      UserPool: {
        Id: userPoolId,
        Arn: 'arn:aws:cognito-idp:…',
        Name: 'demo',
        Policies: { PasswordPolicy: { MinimumLength: 8, RequireNumbers: true } },
        MfaConfiguration: 'ON',
        DeviceConfiguration: {},
      },
    },
    gives: {
      userPoolId,
      arn: 'arn:aws:cognito-idp:…',
      name: 'demo',
      passwordPolicy: {
        minimumLength: 8,
        requireUppercase: false,
        requireLowercase: false,
        requireNumbers: true,
        requireSymbols: false,
      },
      mfaConfiguration: 'ON',
      tracksDevices: true,
      tags: {},
    },
  },
  {
    operation: 'ListUserPools',
    signed: true,
    call: (client) => all(actions.listUserPools(client)),
    sends: { MaxResults: 60 },
    answer: { UserPools: [{ Id: userPoolId, Name: 'demo' }] },
    gives: [{ id: userPoolId, name: 'demo' }],
  },
  {
    operation: 'SetUserPoolMfaConfig',
    with: 'MFA on',
    signed: true,
    call: (client) => actions.setUserPoolMfaConfig(client, { userPoolId, mfaConfiguration: 'ON' }),
    sends: { UserPoolId: userPoolId, MfaConfiguration: 'ON', SoftwareTokenMfaConfiguration: { Enabled: true } },
    answer: { MfaConfiguration: 'ON', SoftwareTokenMfaConfiguration: { Enabled: true } },
    gives: { mfaConfiguration: 'ON', softwareToken: true, sms: false, email: false },
  },
  {
    operation: 'SetUserPoolMfaConfig',
    with: 'MFA off, which must name no factor',
    signed: true,
    call: (client) => actions.setUserPoolMfaConfig(client, { userPoolId, mfaConfiguration: 'OFF' }),
    sends: { UserPoolId: userPoolId, MfaConfiguration: 'OFF' },
    gives: { mfaConfiguration: 'OFF', softwareToken: false, sms: false, email: false },
  },
  {
    operation: 'GetUserPoolMfaConfig',
    signed: true,
    call: (client) => actions.getUserPoolMfaConfig(client, { userPoolId }),
    sends: { UserPoolId: userPoolId },
    answer: { MfaConfiguration: 'OPTIONAL', EmailMfaConfiguration: { Message: 'Your code is {####}' } },
    gives: { mfaConfiguration: 'OPTIONAL', softwareToken: false, sms: false, email: true },
  },
];
