import { DescribeUserPoolClientCommand, DescribeUserPoolCommand } from '@aws-sdk/client-cognito-identity-provider';
import { describe } from 'vitest';
import { getUserPoolMfaConfig, signUp } from '../../src/actions/index.js';
import type { PlaygroundNeeds } from '../../src/events/index.js';
import { playgroundTarget, type Service } from '../../src/targets/index.js';
import { expect, test, type Stand } from './stand.js';

/** Settings of every kind that UpdateUserPool could reset. */
const needs: PlaygroundNeeds = {
  mfa: 'ON',
  mfaFactors: ['TOTP', 'EMAIL'],
  devices: 'always',
  authFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
  clientSecret: true,
  adminCreatesUsers: true,
  customAttributes: ['plan', 'pin'],
  unreadableAttributes: ['pin'],
  unwritableAttributes: ['plan'],
  ownEmailSender: true,
  triggers: { PreSignUp: {} },
  ownFunctions: true,
};

async function settingsOf({ service: { cognito } }: Stand, ids: { userPoolId: string; clientId: string }) {
  const { userPoolId, clientId } = ids;
  const ofPool = { UserPoolId: userPoolId };
  const { UserPool = {} } = await cognito.send(new DescribeUserPoolCommand(ofPool));
  const { UserPoolClient } = await cognito.send(new DescribeUserPoolClientCommand({ ...ofPool, ClientId: clientId }));
  const { LambdaConfig: triggers, LastModifiedDate: _, ...pool } = UserPool;
  return {
    triggers,
    others: { pool, client: UserPoolClient, mfa: await getUserPoolMfaConfig(cognito, { userPoolId }) },
  };
}

describe('attaching functions', () => {
  test('replaces the triggers of the pool, and nothing else of it', async ({ stand }) => {
    const playground = await stand.target().open(needs, { name: 'story', keep: false });
    const before = await settingsOf(stand, playground);
    expect(before.others).toMatchObject({
      pool: {
        MfaConfiguration: 'ON',
        DeviceConfiguration: { ChallengeRequiredOnNewDevice: true, DeviceOnlyRememberedOnUserPrompt: false },
        AutoVerifiedAttributes: ['email'],
        AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
        EmailConfiguration: { EmailSendingAccount: 'DEVELOPER' },
        SchemaAttributes: expect.arrayContaining([expect.objectContaining({ Name: 'custom:plan' })]),
        UserPoolTags: { 'cognito-demo': 'story' },
      },
      mfa: { mfaConfiguration: 'ON', softwareToken: true },
    });
    expect(before.triggers).toEqual({ PreSignUp: expect.stringMatching(/:cognito-demo-pre-sign-up$/) });

    await playground.functions?.attach({ PreTokenGeneration: {}, PostConfirmation: {} });
    const first = await settingsOf(stand, playground);
    expect(first.triggers).toEqual({
      PreTokenGeneration: expect.stringMatching(/:cognito-demo-pre-token-generation$/),
      PostConfirmation: expect.stringMatching(/:cognito-demo-post-confirmation$/),
    });
    expect(first.others).toEqual(before.others);

    await playground.functions?.attach({ PreTokenGeneration: { version: 'V2_0' } });
    const second = await settingsOf(stand, playground);
    expect(second.triggers).toEqual({
      PreTokenGenerationConfig: { LambdaVersion: 'V2_0', LambdaArn: first.triggers?.PreTokenGeneration },
    });
    expect(second.others).toEqual(before.others);

    await playground.functions?.attach({});
    const last = await settingsOf(stand, playground);
    expect(last).toEqual({ triggers: {}, others: before.others });
  });
});

describe('custom attributes', () => {
  test('are kept from the app client as the needs say', async ({ stand }) => {
    const open = { ...needs, adminCreatesUsers: false };
    const playground = await stand.target().open(open, { name: 'story', keep: false });
    const { ReadAttributes = [], WriteAttributes = [] } = (await settingsOf(stand, playground)).others.client ?? {};
    const custom = (names: readonly string[]) => names.filter((name) => name.startsWith('custom:'));
    expect({ read: custom(ReadAttributes), write: custom(WriteAttributes) }).toEqual({
      read: ['custom:plan'],
      write: ['custom:pin'],
    });
    const signUpWith = (attributes: Record<string, string>) =>
      signUp(stand.service.cognito, { ...playground, username: 'jane', password: 'Correct-Horse-7', attributes });
    await expect(signUpWith({ 'custom:plan': 'pro' })).rejects.toThrow('unauthorized attribute');
    await expect(signUpWith({ 'custom:pin': '1234', email: 'jane@example.com' })).resolves.toBeDefined();
  });
});

describe('a story that changes functions', () => {
  const story = { name: 'story', keep: false };
  const { triggers: _, ...withoutTriggers } = needs;

  test('is not played on a pool that was there before', async ({ stand }) => {
    const ids = { userPoolId: 'us-east-1_nowhere00', clientId: 'abc' };
    await expect(stand.target(ids).open(withoutTriggers, story)).rejects.toMatchObject({
      name: 'ExpectedError',
      message: 'story changes the functions of its pool, and must leave those of an existing pool alone.',
      next: expect.stringContaining('Leave out --user-pool-id'),
      exitCode: 2,
    });
  });

  test('is not played where there is no place for functions', async ({ stand }) => {
    const { functions: _functions, ...service }: Service = stand.service;
    const target = playgroundTarget(service, stand.target());
    await expect(target.open(withoutTriggers, story)).rejects.toMatchObject({
      name: 'ExpectedError',
      message: expect.stringContaining("this tool can't bring its own to local Cognito"),
      next: 'Play it on local Cognito (no --target).',
      exitCode: 2,
    });
    expect(stand.events).toEqual([]);
  });
});
