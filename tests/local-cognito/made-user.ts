import {
  openPlayground,
  password,
  tokensOf,
  type Playground,
  type PlaygroundOptions,
  type SignedIn,
} from './playground.js';

/** A list of attributes as the API takes it. */
export function listOf(attributes: Readonly<Record<string, string>>): { Name: string; Value: string }[] {
  return Object.entries(attributes).map(([Name, Value]) => ({ Name, Value }));
}

/** Makes a user as administrators do, without a message, who has the usual password for a temporary one. */
export async function invite(
  { api, userPoolId: UserPoolId }: Playground,
  Username: string,
  attributes: Readonly<Record<string, string>> = {},
): Promise<void> {
  await api.adminCreateUser({
    UserPoolId,
    Username,
    UserAttributes: listOf(attributes),
    TemporaryPassword: password,
    MessageAction: 'SUPPRESS',
  });
}

/** Makes a confirmed user of any attributes, addresses that count as verified among them. */
export async function makeUser(
  playground: Playground,
  username: string,
  attributes: Readonly<Record<string, string>> = {},
): Promise<SignedIn> {
  await invite(playground, username, attributes);
  const { Session } = await playground.startSignIn(username);
  const answer = await playground.api.respondToAuthChallenge({
    ClientId: playground.clientId,
    ChallengeName: 'NEW_PASSWORD_REQUIRED',
    Session,
    ChallengeResponses: { USERNAME: username, NEW_PASSWORD: password },
  });
  return tokensOf(answer);
}

/** A playground with an access token of the user jane. */
export interface SignedInPlayground extends Playground {
  readonly AccessToken: string;
}

/** A playground where jane, who has the attributes, is signed in. */
export async function openSignedIn(
  attributes: Readonly<Record<string, string>>,
  options: PlaygroundOptions = {},
): Promise<SignedInPlayground> {
  const playground = await openPlayground(options);
  const { AccessToken } = await makeUser(playground, 'jane', attributes);
  return { ...playground, AccessToken };
}

/** A user's attributes, without the `sub`. */
export async function attributesOf(
  { api, userPoolId: UserPoolId }: Playground,
  Username: string,
): Promise<Record<string, string>> {
  const { UserAttributes = [] } = await api.adminGetUser({ UserPoolId, Username });
  return Object.fromEntries(
    UserAttributes.filter(({ Name }) => Name !== 'sub').map(({ Name, Value }) => [Name, Value!]),
  );
}
