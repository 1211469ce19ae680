import { ListUserPoolsCommand, type CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { guaranteed } from './guaranteed.js';

export interface ListedUserPool {
  readonly id: string;
  readonly name: string;
  readonly createdAt?: Date | undefined;
}

/**
 * Goes through the user pools of the account in the client's region, one page at a time.
 *
 * IAM: needs `cognito-idp:ListUserPools` on `*`.
 *
 * @param input.pageSize Pools a request, at most 60.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListUserPools.html
 */
export async function* listUserPools(
  client: CognitoIdentityProviderClient,
  input: { readonly pageSize?: number | undefined } = {},
): AsyncGenerator<ListedUserPool, void, undefined> {
  let nextToken: string | undefined;
  do {
    const page = await client.send(
      new ListUserPoolsCommand({ MaxResults: input.pageSize ?? 60, NextToken: nextToken }),
    );
    for (const pool of guaranteed('ListUserPools', page, 'UserPools')) {
      yield {
        id: guaranteed('ListUserPools', pool, 'Id'),
        name: guaranteed('ListUserPools', pool, 'Name'),
        createdAt: pool.CreationDate,
      };
    }
    nextToken = page.NextToken;
  } while (nextToken !== undefined);
}
