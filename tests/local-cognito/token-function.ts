import { answering, openWithFunctions, type FunctionsOptions, type WithFunctions } from './functions.js';
import { claimsOf } from './playground.js';

type Version = NonNullable<FunctionsOptions['version']>;

/** A playground with jane, whose PreTokenGeneration fills this in. */
export async function openWithTokenFunction(
  response: object,
  version?: Version,
  options: FunctionsOptions = {},
): Promise<WithFunctions & { sub: string }> {
  const versioned = version === undefined ? options : { ...options, version };
  const playground = await openWithFunctions({ PreTokenGeneration: answering(response) }, versioned);
  return { ...playground, sub: await playground.addUser('jane') };
}

/** The claims of the tokens that come of it. */
export async function claimsWith(response: object, version?: Version) {
  await using playground = await openWithTokenFunction(response, version);
  const { IdToken, AccessToken } = await playground.signIn('jane');
  return { id: claimsOf(IdToken), access: claimsOf(AccessToken) };
}

/** What a function of V1 answers. */
export const first = (details: object | null) => ({ claimsOverrideDetails: details });
/** What one of V2 or V3 answers. */
export const second = (details: object | null) => ({ claimsAndScopeOverrideDetails: details });
