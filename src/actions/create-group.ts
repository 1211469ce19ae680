import { CreateGroupCommand, type CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { toGroup, type Group } from './group.js';
import { guaranteed } from './guaranteed.js';

export interface CreateGroupInput extends Pick<Group, 'groupName' | 'description' | 'precedence' | 'roleArn'> {
  readonly userPoolId: string;
}

/**
 * Creates a group of users in the pool.
 *
 * IAM: needs `cognito-idp:CreateGroup` on the pool, and `iam:PassRole` with a role.
 *
 * @throws {GroupExistsException} The name is taken.
 * @throws {LimitExceededException} The pool has as many groups as it may.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateGroup.html
 */
export async function createGroup(client: CognitoIdentityProviderClient, input: CreateGroupInput): Promise<Group> {
  const response = await client.send(
    new CreateGroupCommand({
      UserPoolId: input.userPoolId,
      GroupName: input.groupName,
      Description: input.description,
      Precedence: input.precedence,
      RoleArn: input.roleArn,
    }),
  );
  return toGroup('CreateGroup', guaranteed('CreateGroup', response, 'Group'));
}
