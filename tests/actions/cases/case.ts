import type { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';

/** One call of an action, with all that goes over the wire. */
export interface Case {
  readonly operation: string;
  /** What the case adds to the operation's plain one. */
  readonly with?: string;
  readonly call: (client: CognitoIdentityProviderClient) => Promise<unknown>;
  /** The whole request body. */
  readonly sends: object;
  readonly answer?: object;
  readonly gives?: unknown;
  /** Needs IAM credentials. */
  readonly signed?: boolean;
}

export const app = { clientId: '4a8lq0r2v7k9m1n3p5s6t8u0wx' };
export const confidential = { ...app, clientSecret: '1example0secret0value0made0up0for0these0tests0abcdefg' };
export const ClientId = app.clientId;
/** Over `jane`, from srp-vectors.json. */
export const SECRET_HASH = 'JN6LuuLkyBF2SAT7lhxIkxYNi+S6FUX6jyxZWVOHPcQ=';
/** Over `jane@example.com`. */
export const SECRET_HASH_OF_EMAIL = 'yT0E0Yj8cCbT/8o+7kugv+2WRpK8eYI0aGyQbddKnDg=';
export const userPoolId = 'eu-west-1_Ab1Cd2Ef3';
export const session = 'AYABe-session-one-of-many';
export const accessToken = 'eyJ.access.token';
export const deviceKey = 'eu-west-1_6d0d9b0a-2f3e-4c57-8a1b-9c0d1e2f3a4b';
export const delivery = { Destination: 'j***@e***', DeliveryMedium: 'EMAIL', AttributeName: 'email' };
export const codeDelivery = { destination: 'j***@e***', medium: 'EMAIL', attributeName: 'email' };
export const dates = { UserCreateDate: 1767582245.5, UserLastModifiedDate: 1767582246 };
export const gaveDates = { createdAt: new Date(1767582245500), lastModifiedAt: new Date(1767582246000) };

export async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}
