import { randomBytes } from 'node:crypto';
import type {
  CognitoIdentityProviderClient,
  ExplicitAuthFlowsType,
  LambdaConfigType,
} from '@aws-sdk/client-cognito-identity-provider';
import {
  createUserPool,
  createUserPoolClient,
  setUserPoolMfaConfig,
  type DeviceConfiguration,
} from '../actions/index.js';
import type { Emit, PlaygroundNeeds } from '../events/index.js';
import type { Ledger, LedgerResource } from './ledger.js';
import type { Place } from './place.js';
import { clientAttributes } from './client-attributes.js';
import { removePool } from './remove-pool.js';
import type { PlaygroundIds } from './playground-ids.js';

/** Where the pool goes, and who hears of it. */
export interface Provisioning {
  readonly cognito: CognitoIdentityProviderClient;
  readonly place: Place;
  readonly ledger: Ledger;
  readonly emit: Emit;
  /** The functions that the pool is to call. */
  readonly lambdaConfig?: LambdaConfigType | undefined;
  /** ARN of the SES identity that it may send through. */
  readonly emailSender?: string | undefined;
}

export interface ProvisionedPool {
  readonly ids: PlaygroundIds;
  readonly resource: LedgerResource;
}

/** Makes a user pool with an app client that meets the needs: all of it or, after a failure, nothing. */
export async function provisionPool(
  provisioning: Provisioning,
  needs: PlaygroundNeeds,
  purpose: string,
): Promise<ProvisionedPool> {
  const { cognito, emit } = provisioning;
  const name = `cognito-demo-${purpose}-${randomBytes(4).toString('hex')}`;
  const resource = await createPool(provisioning, needs, { name, purpose });
  const userPoolId = resource.id;
  try {
    const { mfa: mfaConfiguration, mfaFactors: factors } = needs;
    if (mfaConfiguration !== 'OFF') await setUserPoolMfaConfig(cognito, { userPoolId, mfaConfiguration, factors });
    // Not in the ledger: it goes with its pool.
    const client = await createUserPoolClient(cognito, {
      userPoolId,
      name,
      explicitAuthFlows: needs.authFlows as readonly ExplicitAuthFlowsType[],
      generateSecret: needs.clientSecret,
      ...clientAttributes(needs),
      ...(needs.refreshTokenRotation && { refreshTokenRotation: { retryGracePeriodSeconds: 0 } }),
    });
    emit({ type: 'resource-changed', change: 'created', kind: 'app client', name });
    return { ids: { userPoolId, ...client }, resource };
  } catch (error) {
    await removePool(cognito, resource, provisioning);
    throw error;
  }
}

async function createPool(
  { cognito, place, ledger, emit, lambdaConfig, emailSender }: Provisioning,
  needs: PlaygroundNeeds,
  { name, purpose }: { readonly name: string; readonly purpose: string },
): Promise<LedgerResource & { readonly id: string }> {
  const planned: LedgerResource = { kind: 'user pool', name, place };
  ledger.planned(planned);
  try {
    const { userPoolId } = await createUserPool(cognito, {
      name,
      autoVerifiedAttributes: ['email'],
      deviceConfiguration: deviceConfiguration(needs.devices),
      customAttributes: needs.customAttributes,
      requiredAttributes: needs.requiredAttributes,
      adminCreateUserOnly: needs.adminCreatesUsers,
      lambdaConfig,
      emailConfiguration: needs.ownEmailSender
        ? { EmailSendingAccount: 'DEVELOPER', SourceArn: emailSender }
        : undefined,
      tags: { 'cognito-demo': purpose },
    });
    const created = { ...planned, id: userPoolId };
    ledger.created(created);
    emit({ type: 'resource-changed', change: 'created', kind: 'user pool', name });
    return created;
  } catch (error) {
    if (wasRefused(error)) ledger.removed(planned);
    throw error;
  }
}

function deviceConfiguration(devices: PlaygroundNeeds['devices']): DeviceConfiguration | undefined {
  if (devices === 'off') return undefined;
  return { challengeRequiredOnNewDevice: true, deviceOnlyRememberedOnUserPrompt: devices === 'opt-in' };
}

/** Nothing was made. After any other error, such as a timeout, something may have been. */
function wasRefused(error: unknown): boolean {
  const { $metadata, $response, code, name } = error as {
    readonly $metadata?: { readonly httpStatusCode?: number };
    readonly $response?: { readonly statusCode?: number };
    readonly code?: unknown;
    readonly name?: unknown;
  };
  const status = $metadata?.httpStatusCode ?? $response?.statusCode ?? 0;
  const wasUnreachable = code === 'ECONNREFUSED' || code === 'ENOTFOUND' || name === 'CredentialsProviderError';
  return wasUnreachable || (status >= 400 && status < 500) || status === 501;
}
