import { ListGroupsCommand, type CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { toGroup, type Group } from './group.js';
import { guaranteed } from './guaranteed.js';

/**
 * Goes through the groups of a pool, one page at a time.
 *
 * IAM: needs `cognito-idp:ListGroups` on the pool.
 *
 * @param input.pageSize Groups a request, at most 60.
 * @throws {ResourceNotFoundException} There is no such pool.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListGroups.html
 */
export async function* listGroups(
  client: CognitoIdentityProviderClient,
  input: { readonly userPoolId: string; readonly pageSize?: number | undefined },
): AsyncGenerator<Group, void, undefined> {
  let nextToken: string | undefined;
  do {
    const page = await client.send(
      new ListGroupsCommand({ UserPoolId: input.userPoolId, Limit: input.pageSize, NextToken: nextToken }),
    );
    yield* guaranteed('ListGroups', page, 'Groups').map((group) => toGroup('ListGroups', group));
    nextToken = page.NextToken;
  } while (nextToken !== undefined);
}
