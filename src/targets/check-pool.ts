import {
  DescribeUserPoolCommand,
  type CognitoIdentityProviderClient,
  type LambdaConfigType,
  type UserPoolType,
} from '@aws-sdk/client-cognito-identity-provider';
import {
  describeUserPoolClient,
  getUserPoolMfaConfig,
  type MfaConfig,
  type UserPoolClientDescription,
} from '../actions/index.js';
import { ExpectedError, type PlaygroundNeeds, type TriggerName } from '../events/index.js';
import type { PlaygroundIds } from './playground-ids.js';

/**
 * Makes sure that an existing pool and app client offer what is needed.
 * @returns The ids, with the client secret where the app client has one.
 * @throws {ExpectedError} that lists what they lack.
 */
export async function checkPool(
  cognito: CognitoIdentityProviderClient,
  ids: PlaygroundIds,
  needs: PlaygroundNeeds,
): Promise<PlaygroundIds> {
  const { userPoolId } = ids;
  const [{ UserPool: pool = {} }, client, mfa] = await Promise.all([
    cognito.send(new DescribeUserPoolCommand({ UserPoolId: userPoolId })),
    describeUserPoolClient(cognito, ids),
    getUserPoolMfaConfig(cognito, { userPoolId }),
  ]);
  const lacks = [...poolLacks(pool, needs), ...mfaLacks(mfa, needs), ...clientLacks(client, needs)];
  if (lacks.length > 0) {
    throw new ExpectedError([`User pool ${userPoolId} does not fit:`, ...lacks].join('\n  - '), {
      next: 'Change these settings in the Cognito console, or leave out --user-pool-id for a new pool that fits.',
    });
  }
  const clientSecret = ids.clientSecret ?? client.clientSecret;
  return clientSecret === undefined ? ids : { ...ids, clientSecret };
}

function* poolLacks(pool: UserPoolType, needs: PlaygroundNeeds): Generator<string> {
  if (pool.AdminCreateUserConfig?.AllowAdminCreateUserOnly && !needs.adminCreatesUsers) {
    yield 'self-registration must be enabled';
  }
  if (!pool.AutoVerifiedAttributes?.includes('email')) yield 'email addresses must be verified by a code';
  if (needs.ownEmailSender && pool.EmailConfiguration?.EmailSendingAccount !== 'DEVELOPER') {
    yield 'email must be sent through Amazon SES';
  }
  const attributes = new Set(pool.SchemaAttributes?.map(({ Name }) => Name));
  for (const name of needs.customAttributes ?? []) {
    if (!attributes.has(`custom:${name}`)) yield `users must have the attribute custom:${name}`;
  }
  yield* triggerLacks(pool.LambdaConfig ?? {}, needs);
  if (needs.devices === 'off') return;
  const devices = pool.DeviceConfiguration;
  const isOptIn = needs.devices === 'opt-in';
  if (!devices || (devices.DeviceOnlyRememberedOnUserPrompt ?? false) !== isOptIn) {
    yield `devices must be remembered ${isOptIn ? 'when the user opts in' : 'always'}`;
  }
  if (!devices?.ChallengeRequiredOnNewDevice) yield 'remembered devices must stand in for MFA';
}

function* triggerLacks(config: LambdaConfigType, { triggers = {} }: PlaygroundNeeds): Generator<string> {
  for (const [trigger, { version = 'V1_0' }] of Object.entries(triggers)) {
    const isV2 = config.PreTokenGenerationConfig?.LambdaVersion === 'V2_0';
    if (config[trigger as TriggerName] === undefined && !(trigger === 'PreTokenGeneration' && isV2)) {
      yield `the trigger ${trigger} must call its function (docs/triggers.md)`;
    } else if (version === 'V2_0' && !isV2) yield `the trigger ${trigger} must send events of version V2_0`;
  }
}

function* mfaLacks(mfa: MfaConfig, needs: PlaygroundNeeds): Generator<string> {
  if (needs.mfa === 'OFF') {
    if (mfa.mfaConfiguration === 'ON') yield 'MFA must not be required';
    return;
  }
  if (mfa.mfaConfiguration !== needs.mfa) yield `MFA must be ${needs.mfa}; it is ${mfa.mfaConfiguration}`;
  const { mfaFactors = ['TOTP'] } = needs;
  if (mfaFactors.includes('TOTP') && !mfa.softwareToken) yield 'authenticator apps must be an MFA method';
  if (mfaFactors.includes('EMAIL') && !mfa.email) yield 'codes by email must be an MFA method';
  if (mfaFactors.includes('SMS') && !mfa.sms) yield 'codes by SMS must be an MFA method';
}

/** With or without a secret: actions send the hash when there is one. */
function* clientLacks(client: UserPoolClientDescription, needs: PlaygroundNeeds): Generator<string> {
  const allowed = new Set<string>(client.explicitAuthFlows);
  for (const flow of needs.authFlows) if (!allowed.has(flow)) yield `the app client must allow ${flow}`;
  const grace = client.refreshTokenRotation?.retryGracePeriodSeconds;
  if (needs.refreshTokenRotation && grace !== 0) {
    yield 'the app client must rotate refresh tokens, with a grace period of 0 seconds';
  }
}
