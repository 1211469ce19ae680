import {
  ListUsersCommand,
  type CognitoIdentityProviderClient,
  type UserStatusType,
  type UserType,
} from '@aws-sdk/client-cognito-identity-provider';
import { fromAttributeList, type Attributes } from './attributes.js';
import { guaranteed } from './guaranteed.js';

export interface ListUsersInput {
  readonly userPoolId: string;
  /** One condition, `email = "jane@example.com"` or `username ^= "ja"`. Custom attributes can't be searched. */
  readonly filter?: string | undefined;
  /** Attributes to return. All when left out. */
  readonly attributesToGet?: readonly string[] | undefined;
  /** Users a request, at most 60. */
  readonly pageSize?: number | undefined;
}

export interface ListedUser {
  readonly username: string;
  readonly status: UserStatusType;
  readonly enabled: boolean;
  readonly createdAt: Date;
  readonly lastModifiedAt: Date;
  readonly attributes: Attributes;
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
): AsyncGenerator<ListedUser, void, undefined> {
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
    yield* guaranteed('ListUsers', page, 'Users').map(toListedUser);
    paginationToken = page.PaginationToken;
  } while (paginationToken !== undefined);
}

function toListedUser(user: UserType): ListedUser {
  return {
    username: guaranteed('ListUsers', user, 'Username'),
    status: guaranteed('ListUsers', user, 'UserStatus'),
    enabled: guaranteed('ListUsers', user, 'Enabled'),
    createdAt: guaranteed('ListUsers', user, 'UserCreateDate'),
    lastModifiedAt: guaranteed('ListUsers', user, 'UserLastModifiedDate'),
    attributes: fromAttributeList(user.Attributes),
  };
}
