import type { ExplicitAuthFlowsType } from '@aws-sdk/client-cognito-identity-provider';
import {
  createUserPoolClient,
  deleteUserPoolClient,
  describeUserPoolClient,
  listUserPoolClients,
} from '../../actions/index.js';
import { playgroundNeeds } from '../playground-needs.js';
import { action, type Action } from './action.js';
import type { Call } from './call.js';
import { noteLoss } from './note-loss.js';

export const appClientActions: readonly Action[] = [
  action({
    name: 'create-user-pool-client',
    summary: 'Create an app client',
    needs: ['name'],
    takes: [
      'explicitAuthFlows',
      'generateSecret',
      'refreshTokenRotation',
      'readAttributes',
      'writeAttributes',
      'preventUserExistenceErrors',
    ],
    async run(call, { name, refreshTokenRotation: seconds, ...given }) {
      const flows = given.explicitAuthFlows ?? defaultFlows(seconds !== undefined);
      const userPoolId = await call.userPoolId();
      const client = await createUserPoolClient(call.cognito, {
        ...given,
        userPoolId,
        name,
        explicitAuthFlows: flows,
        refreshTokenRotation: seconds === undefined ? undefined : { retryGracePeriodSeconds: seconds },
      });
      call.note(`To work as this app client, add to later calls:\n  ${flagsFor(userPoolId, client.clientId)}`);
      return client;
    },
  }),
  action({
    name: 'delete-user-pool-client',
    summary: 'Delete an app client',
    named: ['userPoolId', 'clientId'],
    async run(call) {
      const ids = await poolAndClient(call);
      await deleteUserPoolClient(call.cognito, ids);
      noteLoss(call, call.playground.current?.clientId === ids.clientId);
    },
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

/** REFRESH_TOKEN_AUTH and rotation exclude each other. */
function defaultFlows(rotates: boolean): readonly ExplicitAuthFlowsType[] {
  const flows = playgroundNeeds.authFlows as readonly ExplicitAuthFlowsType[];
  return flows.filter((flow) => !rotates || flow !== 'ALLOW_REFRESH_TOKEN_AUTH');
}

function flagsFor(userPoolId: string, clientId: string): string {
  return `--user-pool-id ${userPoolId} --client-id ${clientId}`;
}

async function poolAndClient(call: Call): Promise<{ userPoolId: string; clientId: string }> {
  return { userPoolId: await call.userPoolId(), clientId: (await call.app()).clientId };
}
