import {
  AdminListGroupsForUserCommand,
  type CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import { toGroup, type Group } from './group.js';
import { guaranteed } from './guaranteed.js';

/**
 * Goes through the groups that a user is in, one page at a time.
 *
 * IAM: needs `cognito-idp:AdminListGroupsForUser` on the pool.
 *
 * @param input.pageSize Groups a request, at most 60.
 * @throws {UserNotFoundException} There is no such user.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminListGroupsForUser.html
 */
export async function* adminListGroupsForUser(
  client: CognitoIdentityProviderClient,
  input: { readonly userPoolId: string; readonly username: string; readonly pageSize?: number | undefined },
): AsyncGenerator<Group, void, undefined> {
  let nextToken: string | undefined;
  do {
    const page = await client.send(
      new AdminListGroupsForUserCommand({
        UserPoolId: input.userPoolId,
        Username: input.username,
        Limit: input.pageSize,
        NextToken: nextToken,
      }),
    );
    yield* guaranteed('AdminListGroupsForUser', page, 'Groups').map((group) =>
      toGroup('AdminListGroupsForUser', group),
    );
    nextToken = page.NextToken;
  } while (nextToken !== undefined);
}
