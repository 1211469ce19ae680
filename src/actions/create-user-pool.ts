import {
  CreateUserPoolCommand,
  type CognitoIdentityProviderClient,
  type SchemaAttributeType,
} from '@aws-sdk/client-cognito-identity-provider';
import { guaranteed } from './guaranteed.js';
import { fromUserPoolSettings, type UserPoolSettings } from './user-pool-settings.js';

/** `autoVerifiedAttributes` is `email` when left out, and the password policy eight characters of all four kinds. */
export interface CreateUserPoolInput extends UserPoolSettings {
  /** Names need not be unique. */
  readonly name: string;
  /** Names without `custom:`. Each holds a text of up to 2048 characters, and can't be removed later. */
  readonly customAttributes?: readonly string[] | undefined;
  /** Standard attributes of text that every user must have, such as `name`. Can't be changed later. */
  readonly requiredAttributes?: readonly string[] | undefined;
}

/**
 * Creates a user pool that `deleteUserPool` can remove: deletion protection stays off. MFA can't be turned on here, see
 * `setUserPoolMfaConfig`.
 *
 * IAM: needs `cognito-idp:CreateUserPool`, and `cognito-idp:TagResource` with tags.
 *
 * @throws {LimitExceededException} The account has as many pools as it may.
 * @throws {InvalidParameterException} The settings don't fit together.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPool.html
 */
export async function createUserPool(
  client: CognitoIdentityProviderClient,
  input: CreateUserPoolInput,
): Promise<{ userPoolId: string; arn: string; name: string }> {
  const { name, customAttributes, requiredAttributes, autoVerifiedAttributes = ['email'], ...settings } = input;
  const response = await client.send(
    new CreateUserPoolCommand({
      PoolName: name,
      ...fromUserPoolSettings({ autoVerifiedAttributes, ...settings }),
      Schema: schemaOf(requiredAttributes, customAttributes),
      DeletionProtection: 'INACTIVE',
    }),
  );
  const pool = guaranteed('CreateUserPool', response, 'UserPool');
  return {
    userPoolId: guaranteed('CreateUserPool', pool, 'Id'),
    arn: guaranteed('CreateUserPool', pool, 'Arn'),
    name: guaranteed('CreateUserPool', pool, 'Name'),
  };
}

function schemaOf(required: readonly string[] = [], custom: readonly string[] = []): SchemaAttributeType[] | undefined {
  if (required.length + custom.length === 0) return undefined;
  return [...required.map(requiredAttribute), ...custom.map(textAttribute)];
}

function requiredAttribute(Name: string): SchemaAttributeType {
  return { Name, AttributeDataType: 'String', Mutable: true, Required: true };
}

function textAttribute(Name: string): SchemaAttributeType {
  return {
    Name,
    AttributeDataType: 'String',
    Mutable: true,
    StringAttributeConstraints: { MinLength: '0', MaxLength: '2048' },
  };
}
