import {
  ListUserPoolClientsCommand,
  type CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import { guaranteed } from './guaranteed.js';

export interface ListedUserPoolClient {
  readonly clientId: string;
  readonly name: string;
}

/**
 * Goes through the app clients of a user pool, one page at a time.
 *
 * IAM: needs `cognito-idp:ListUserPoolClients` on the pool.
 *
 * @param input.pageSize App clients a request, at most 60.
 * @throws {ResourceNotFoundException} There is no such pool.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListUserPoolClients.html
 */
export async function* listUserPoolClients(
  client: CognitoIdentityProviderClient,
  input: { readonly userPoolId: string; readonly pageSize?: number | undefined },
): AsyncGenerator<ListedUserPoolClient, void, undefined> {
  let nextToken: string | undefined;
  do {
    const page = await client.send(
      new ListUserPoolClientsCommand({
        UserPoolId: input.userPoolId,
        MaxResults: input.pageSize ?? 60,
        NextToken: nextToken,
      }),
    );
    for (const app of guaranteed('ListUserPoolClients', page, 'UserPoolClients')) {
      const clientId = guaranteed('ListUserPoolClients', app, 'ClientId');
      yield { clientId, name: guaranteed('ListUserPoolClients', app, 'ClientName') };
    }
    nextToken = page.NextToken;
  } while (nextToken !== undefined);
}
