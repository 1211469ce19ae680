import type { EmailConfigurationType } from '@aws-sdk/client-cognito-identity-provider';
import {
  createUserPool,
  deleteUserPool,
  describeUserPool,
  getUserPoolMfaConfig,
  listUserPools,
  setUserPoolMfaConfig,
  updateUserPool,
  type UserPoolSettings,
} from '../../actions/index.js';
import { action, type Action } from './action.js';
import { noteLoss } from './note-loss.js';
import type { Given, OptionName } from './option-table.js';

const settingOptions = [
  'autoVerifiedAttributes',
  'firstFactors',
  'adminCreateUserOnly',
  'accountRecovery',
  'deviceTracking',
  'lambdaConfig',
  'emailConfiguration',
] as const satisfies readonly OptionName[];

export const poolActions: readonly Action[] = [
  action({
    name: 'create-user-pool',
    summary: 'Create a user pool, which is yours to delete',
    needs: ['name'],
    takes: [...settingOptions, 'customAttributes'],
    async run(call, { name, customAttributes, ...given }) {
      const pool = await createUserPool(call.cognito, { name, customAttributes, ...settingsOf(given) });
      const id = `--user-pool-id ${pool.userPoolId}`;
      call.note(`Later calls go to the playground. For this pool, add to them:\n  ${id}`);
      call.note(`To delete it:\n  ${call.command('action delete-user-pool')} ${id}`);
      return pool;
    },
  }),
  action({
    name: 'update-user-pool',
    summary: 'Change settings of a user pool, and keep all others',
    takes: settingOptions,
    run: async (call, given) =>
      updateUserPool(call.cognito, { userPoolId: await call.userPoolId(), ...settingsOf(given) }),
  }),
  action({
    name: 'delete-user-pool',
    summary: 'Delete a user pool with all that is in it',
    named: ['userPoolId'],
    async run(call) {
      const userPoolId = await call.userPoolId();
      await deleteUserPool(call.cognito, { userPoolId });
      noteLoss(call, call.playground.current?.userPoolId === userPoolId);
    },
  }),
  action({
    name: 'describe-user-pool',
    summary: 'Show the settings of a user pool',
    run: async (call) => describeUserPool(call.cognito, { userPoolId: await call.userPoolId() }),
  }),
  action({
    name: 'list-user-pools',
    summary: 'List the user pools',
    takes: ['limit'],
    run: async (call, { limit: pageSize }) => listUserPools(call.cognito, { pageSize }),
  }),
  action({
    name: 'set-user-pool-mfa-config',
    summary: 'Say whether users need a second factor, and which there are',
    needs: ['mfaConfiguration'],
    takes: ['factors', 'smsConfiguration'],
    run: async (call, given) => setUserPoolMfaConfig(call.cognito, { userPoolId: await call.userPoolId(), ...given }),
  }),
  action({
    name: 'get-user-pool-mfa-config',
    summary: 'Show whether users need a second factor',
    run: async (call) => getUserPoolMfaConfig(call.cognito, { userPoolId: await call.userPoolId() }),
  }),
];

function settingsOf(given: Given<never, (typeof settingOptions)[number]>): UserPoolSettings {
  const { deviceTracking, emailConfiguration, autoVerifiedAttributes, adminCreateUserOnly, accountRecovery } = given;
  return {
    autoVerifiedAttributes,
    firstFactors: given.firstFactors,
    adminCreateUserOnly,
    accountRecovery,
    lambdaConfig: given.lambdaConfig,
    emailConfiguration: emailConfiguration as EmailConfigurationType | undefined,
    deviceConfiguration: deviceTracking && {
      challengeRequiredOnNewDevice: true,
      deviceOnlyRememberedOnUserPrompt: deviceTracking === 'opt-in',
    },
  };
}
