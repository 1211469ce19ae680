import type { Kit } from '../scenario.js';
import { functionsOf } from '../parts/functions.js';
import type { DemoUser } from '../parts/user.js';
import { questions } from './questions.js';
import { failToChoosePlan } from './rights.js';
import { compare, signInFor, type Sample } from './samples.js';

const SIGN_IN = ['InitiateAuth', 'RespondToAuthChallenge'];
const ATTACH_AND_SIGN_IN = ['UpdateUserPool', ...SIGN_IN];

/** Tokens as Cognito makes them. */
export async function signInWithoutFunction(kit: Kit, user: DemoUser): Promise<Sample> {
  const calls = [...SIGN_IN, 'UpdateUserAttributes'];
  const why = 'No function yet.';
  return kit.step('Sign in as the pool is', { calls, why }, async () => {
    const plain = await signInFor(kit, 'No function', user);
    const { id, access } = plain.claims;
    kit.emit({ type: 'tokens-verified', issuer: kit.playground.issuer, idClaims: id, accessClaims: access });
    kit.result('Both tokens are signed by the pool and meant for this app client.');
    await failToChoosePlan(kit, plain.tokens);
    return plain;
  });
}

/** Version 1 of the trigger changes the ID token. */
export async function signInWithVersion1(kit: Kit, user: DemoUser, plain: Sample): Promise<Sample> {
  const why = 'ID token, and groups.';
  return kit.step('Change the ID token: V1_0', { calls: ATTACH_AND_SIGN_IN, why }, async () => {
    await functionsOf(kit).attach({ PreTokenGeneration: {} });
    kit.result('The pool calls a function before it makes tokens: LambdaConfig has PreTokenGeneration.');
    const channel = await kit.ask(questions.channel, { suggestion: { label: 'workshop', value: () => 'workshop' } });
    const first = await signInFor(kit, 'V1_0', user, channel);
    compare(kit, 'id', [plain, first]);
    compare(kit, 'access', [plain, first]);
    kit.result('plan is custom:plan. channel is what the app said in ClientMetadata: its word, and no more.');
    kit.result('V1_0 has no say in the access token, but for groups. Both tokens verify as before.');
    return first;
  });
}

/** Version 2 changes both. */
export async function signInWithVersion2(kit: Kit, user: DemoUser, plain: Sample, first: Sample): Promise<Sample> {
  const why = 'Claims and scopes.';
  return kit.step('Change the access token: V2_0', { calls: ATTACH_AND_SIGN_IN, why }, async () => {
    await functionsOf(kit).attach({ PreTokenGeneration: { version: 'V2_0' } });
    kit.result('LambdaConfig has PreTokenGenerationConfig with V2_0: a feature of the Essentials and Plus plans.');
    const second = await signInFor(kit, 'V2_0', user, first.channel);
    compare(kit, 'id', [plain, first, second]);
    compare(kit, 'access', [plain, first, second]);
    kit.result('In V2_0 a claim may be an object, such as permissions. Both tokens verify as before.');
    kit.result(`What no function can change is the same in all: ${unchanged([plain, first, second])}.`);
    return second;
  });
}

/** Of the claims that no function can change: those that are the same in every sign-in of the user. */
const FIXED = {
  id: ['sub', 'iss', 'aud', 'token_use', 'cognito:username'],
  access: ['sub', 'iss', 'client_id', 'token_use', 'username'],
} as const;

function unchanged(samples: readonly Sample[]): string {
  const same = (kind: keyof typeof FIXED): string[] =>
    FIXED[kind].filter((name) => samples.every(({ claims }) => claims[kind][name] === samples[0]?.claims[kind][name]));
  return [...new Set([...same('id'), ...same('access')])].join(', ');
}
