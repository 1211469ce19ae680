import { describeClientSecret } from '../pools/client-secret.js';
import { findClientOfPool } from '../pools/lookup.js';
import { invalidParameter, ServiceError } from '../protocol/errors.js';
import { operation } from '../protocol/operation.js';
import { structure } from '../protocol/shape.js';
import { clientId, clientSecret, userPoolId } from '../protocol/types.js';

const SECRETS_A_CLIENT = 2;

/** Both secrets are good, so that applications can change from one to the other. */
export const addUserPoolClientSecret = operation({
  name: 'AddUserPoolClientSecret',
  auth: 'iam',
  input: structure({ UserPoolId: userPoolId, ClientId: clientId }, { ClientSecret: clientSecret }),
  async run(service, { UserPoolId, ClientId, ClientSecret }) {
    const { store, clock, ids } = service;
    const value = ClientSecret ?? ids.clientSecret();
    const { client, added } = await store.transaction(() => {
      const { client } = findClientOfPool(service, UserPoolId, ClientId);
      const newest = client.secrets.at(-1);
      if (newest === undefined) throw invalidParameter('An app client that was made without a secret can not get one.');
      if (client.secrets.length >= SECRETS_A_CLIENT) {
        throw new ServiceError('LimitExceededException', `An app client can have ${SECRETS_A_CLIENT} secrets at most.`);
      }
      if (client.secrets.some((secret) => secret.value === value)) {
        throw invalidParameter('The app client has this secret already.');
      }
      // Secrets are told apart by when they were made.
      const added = { value, createdAt: Math.max(clock.now(), newest.createdAt + 1) };
      store.appClients.save({ ...client, secrets: [...client.secrets, added], modifiedAt: clock.now() });
      return { client, added };
    });
    // The caller knows a secret that it brought.
    return {
      ClientSecretDescriptor: {
        ...describeClientSecret(client, added),
        ...(ClientSecret === undefined && { ClientSecretValue: value }),
      },
    };
  },
});
