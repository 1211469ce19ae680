import { ListUsersCommand, type CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { guaranteed } from './guaranteed.js';
import { toUser, type User } from './user.js';

export interface ListUsersInput {
  readonly userPoolId: string;
  /** One condition, `email = "jane@example.com"` or `username ^= "ja"`. Custom attributes can't be searched. */
  readonly filter?: string | undefined;
  /** Attributes to return. All when left out. */
  readonly attributesToGet?: readonly string[] | undefined;
  /** Users a request, at most 60. */
  readonly pageSize?: number | undefined;
}

/**
 * Goes through the users of a pool, one page at a time: the next page is fetched only when it is reached. A user who
 * has just signed up may be missing, because the list lags behind.
 *
 * IAM: needs `cognito-idp:ListUsers` on the pool.
 *
 * @throws {InvalidParameterException} The filter can't be parsed or names an attribute that can't be searched.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListUsers.html
 */
export async function* listUsers(
  client: CognitoIdentityProviderClient,
  input: ListUsersInput,
): AsyncGenerator<User, void, undefined> {
  let paginationToken: string | undefined;
  do {
    const page = await client.send(
      new ListUsersCommand({
        UserPoolId: input.userPoolId,
        Filter: input.filter,
        AttributesToGet: input.attributesToGet && [...input.attributesToGet],
        Limit: input.pageSize,
        PaginationToken: paginationToken,
      }),
    );
    yield* guaranteed('ListUsers', page, 'Users').map((user) => toUser('ListUsers', user));
    paginationToken = page.PaginationToken;
  } while (paginationToken !== undefined);
}
