import type { ExplicitAuthFlowsType } from '@aws-sdk/client-cognito-identity-provider';
import {
  createUserPool,
  createUserPoolClient,
  deleteUserPool,
  deleteUserPoolClient,
  describeUserPool,
  describeUserPoolClient,
  getUserPoolMfaConfig,
  listUserPoolClients,
  listUserPools,
  setUserPoolMfaConfig,
} from '../../actions/index.js';
import { playgroundNeeds } from '../playground-needs.js';
import { action, type Action } from './action.js';
import type { Call } from './call.js';

export const poolActions: readonly Action[] = [
  action({
    name: 'create-user-pool',
    summary: 'Create a user pool, which is yours to delete',
    needs: ['name'],
    takes: ['deviceTracking'],
    async run(call, { name, deviceTracking }) {
      const deviceConfiguration = deviceTracking && {
        challengeRequiredOnNewDevice: true,
        deviceOnlyRememberedOnUserPrompt: deviceTracking === 'opt-in',
      };
      const pool = await createUserPool(call.cognito, { name, deviceConfiguration });
      call.note(`To delete it: ${call.command('action delete-user-pool')} --user-pool-id ${pool.userPoolId}`);
      return pool;
    },
  }),
  action({
    name: 'delete-user-pool',
    summary: 'Delete a user pool with all that is in it',
    run: async (call) => deleteUserPool(call.cognito, { userPoolId: await call.userPoolId() }),
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
    summary: 'Say whether users need a second factor',
    needs: ['mfaConfiguration'],
    run: async (call, given) => setUserPoolMfaConfig(call.cognito, { userPoolId: await call.userPoolId(), ...given }),
  }),
  action({
    name: 'get-user-pool-mfa-config',
    summary: 'Show whether users need a second factor',
    run: async (call) => getUserPoolMfaConfig(call.cognito, { userPoolId: await call.userPoolId() }),
  }),
  action({
    name: 'create-user-pool-client',
    summary: 'Create an app client',
    needs: ['name'],
    takes: ['explicitAuthFlows', 'generateSecret'],
    run: async (call, { name, explicitAuthFlows = playgroundNeeds.authFlows, generateSecret }) =>
      createUserPoolClient(call.cognito, {
        userPoolId: await call.userPoolId(),
        name,
        explicitAuthFlows: explicitAuthFlows as readonly ExplicitAuthFlowsType[],
        generateSecret,
      }),
  }),
  action({
    name: 'delete-user-pool-client',
    summary: 'Delete an app client',
    run: async (call) => deleteUserPoolClient(call.cognito, await poolAndClient(call)),
  }),
  action({
    name: 'describe-user-pool-client',
    summary: 'Show the settings of an app client',
    run: async (call) => describeUserPoolClient(call.cognito, await poolAndClient(call)),
  }),
  action({
    name: 'list-user-pool-clients',
    summary: 'List the app clients of a user pool',
    takes: ['limit'],
    run: async (call, { limit: pageSize }) =>
      listUserPoolClients(call.cognito, { userPoolId: await call.userPoolId(), pageSize }),
  }),
];

async function poolAndClient(call: Call): Promise<{ userPoolId: string; clientId: string }> {
  return { userPoolId: await call.userPoolId(), clientId: (await call.app()).clientId };
}
