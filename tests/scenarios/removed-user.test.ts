import { CognitoIdentityProviderClient, type LambdaConfigType } from '@aws-sdk/client-cognito-identity-provider';
import { expect, test } from 'vitest';
import { createUserPool, createUserPoolClient, listUsers, signUp } from '../../src/actions/index.js';
import type { Playground } from '../../src/events/index.js';
import { startLocalCognito, type LocalCognito } from '../../src/local-cognito/index.js';
import { localPlayground } from '../support/local-playground.js';
import { runScenario } from '../../src/scenarios/run-scenario.js';
import { signupMfa } from '../../src/scenarios/signup-mfa/signup-mfa.js';
import { onBadLine } from '../support/bad-line.js';

/** A pool that was there before the run, and stays. */
async function openExistingPool(
  local: LocalCognito,
  lambdaConfig?: LambdaConfigType,
): Promise<{ cognito: CognitoIdentityProviderClient; pool: Playground }> {
  const cognito = new CognitoIdentityProviderClient({
    region: local.region,
    requestHandler: local.requestHandler,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const { userPoolId } = await createUserPool(cognito, {
    name: 'existing',
    autoVerifiedAttributes: ['email'],
    lambdaConfig,
  });
  const client = await createUserPoolClient(cognito, {
    userPoolId,
    name: 'existing',
    explicitAuthFlows: ['ALLOW_USER_SRP_AUTH'],
    generateSecret: true,
  });
  return { cognito, pool: localPlayground(local, { userPoolId, ...client }) };
}

/** Signs jane up, stops at the next question after that, and cleans up. */
async function signJaneUp(cognito: CognitoIdentityProviderClient, pool: Playground): Promise<unknown> {
  const answers: Record<string, string> = { username: 'jane', email: 'jane@example.com', password: 'Passw0rd!' };
  return runScenario(signupMfa, {
    cognito,
    openPlayground: async () => ({ ...pool, close: async () => {} }),
    answerer: {
      async answer({ question, attempt }) {
        const value = attempt === 1 ? answers[question.name] : undefined;
        if (value === undefined) throw new Error(`stopped at ${question.name}`);
        return { value, by: 'script' };
      },
    },
    emit: () => {},
    signal: new AbortController().signal,
    leftovers: 'undo',
  }).catch((error: unknown) => error);
}

async function usersOf(cognito: CognitoIdentityProviderClient, { userPoolId }: Playground): Promise<string[]> {
  const names: string[] = [];
  for await (const { username } of listUsers(cognito, { userPoolId })) names.push(username);
  return names;
}

test('the user of the run is removed from a pool that stays', async () => {
  const local = await startLocalCognito();
  const { cognito, pool } = await openExistingPool(local);
  expect(await signJaneUp(cognito, pool)).toMatchObject({ message: 'stopped at confirmationCode' });
  expect(await usersOf(cognito, pool)).toEqual([]);
  await local.close();
});

test.each([
  { refusal: 'the name is taken', change: {}, ends: 'stopped at username' },
  { refusal: 'the client secret is wrong', change: { clientSecret: 'wrong' }, ends: /secret hash/ },
  { refusal: 'the app client is gone', change: { clientId: '1234567890' }, ends: /does not exist/ },
])('somebody else of the same name is not, when $refusal', async ({ change, ends }) => {
  const local = await startLocalCognito();
  const { cognito, pool } = await openExistingPool(local);
  await signUp(cognito, { ...pool, username: 'jane', password: 'Passw0rd!' });
  const error = await signJaneUp(cognito, { ...pool, ...change });
  expect(error).toMatchObject({ message: typeof ends === 'string' ? ends : expect.stringMatching(ends) });
  expect(await usersOf(cognito, pool)).toEqual(['jane']);
  await local.close();
});

test('a user whose sign-up got no answer is removed, though the SDK was told that the name is taken', async () => {
  const local = await startLocalCognito();
  const { cognito, pool } = await openExistingPool(local);
  expect(await signJaneUp(onBadLine(local, 'SignUp'), pool)).toMatchObject({ message: 'stopped at username' });
  expect(await usersOf(cognito, pool)).toEqual([]);
  await local.close();
});

test.each(['CustomMessage', 'PostConfirmation'] as const)(
  'a user whom the pool has made before its %s function failed is removed',
  async (trigger) => {
    const local = await startLocalCognito();
    const confirm = local.functions.register('confirm', async (event: { response: object }) => ({
      ...event,
      response: { ...event.response, autoConfirmUser: trigger === 'PostConfirmation' },
    }));
    const fail = local.functions.register('fail', async () => {
      throw new Error('out of order');
    });
    const { cognito, pool } = await openExistingPool(local, { PreSignUp: confirm, [trigger]: fail });
    expect(await signJaneUp(cognito, pool)).toMatchObject({ message: `${trigger} failed with error out of order.` });
    expect(await usersOf(cognito, pool)).toEqual([]);
    await local.close();
  },
);
