import { invalidParameter } from '../protocol/errors.js';
import type { ExplicitAuthFlow } from '../pools/settings.js';
import type { SignInCall } from './attempt.js';

export type AuthFlow =
  | 'USER_SRP_AUTH'
  | 'REFRESH_TOKEN_AUTH'
  | 'REFRESH_TOKEN'
  | 'CUSTOM_AUTH'
  | 'ADMIN_NO_SRP_AUTH'
  | 'USER_PASSWORD_AUTH'
  | 'ADMIN_USER_PASSWORD_AUTH'
  | 'USER_AUTH';

interface Gate {
  readonly apis: readonly SignInCall['api'][];
  /** Any of these in ExplicitAuthFlows opens the gate. */
  readonly openedBy: readonly ExplicitAuthFlow[];
  readonly refusal: string;
}

const BOTH = ['public', 'admin'] as const;
const refresh: Gate = {
  apis: BOTH,
  openedBy: ['ALLOW_REFRESH_TOKEN_AUTH'],
  refusal: 'REFRESH_TOKEN_AUTH is not enabled for the client.',
};
const adminPassword: Gate = {
  apis: ['admin'],
  openedBy: ['ALLOW_ADMIN_USER_PASSWORD_AUTH', 'ADMIN_NO_SRP_AUTH'],
  refusal: 'Auth flow not enabled for this client',
};

const gates: Readonly<Record<AuthFlow, Gate>> = {
  USER_PASSWORD_AUTH: {
    apis: ['public'],
    openedBy: ['ALLOW_USER_PASSWORD_AUTH', 'USER_PASSWORD_AUTH'],
    refusal: 'USER_PASSWORD_AUTH flow not enabled for this client',
  },
  USER_SRP_AUTH: {
    apis: BOTH,
    openedBy: ['ALLOW_USER_SRP_AUTH'],
    refusal: 'USER_SRP_AUTH is not enabled for the client.',
  },
  CUSTOM_AUTH: {
    apis: BOTH,
    openedBy: ['ALLOW_CUSTOM_AUTH', 'CUSTOM_AUTH_FLOW_ONLY'],
    refusal: 'CUSTOM_AUTH is not enabled for the client.',
  },
  USER_AUTH: {
    apis: BOTH,
    openedBy: ['ALLOW_USER_AUTH'],
    refusal: 'USER_AUTH flow not enabled for this client',
  },
  ADMIN_USER_PASSWORD_AUTH: adminPassword,
  ADMIN_NO_SRP_AUTH: adminPassword,
  REFRESH_TOKEN_AUTH: refresh,
  REFRESH_TOKEN: refresh,
};

/** What a client allows that names no flow at all. */
const defaultFlows: readonly ExplicitAuthFlow[] = [
  'ALLOW_REFRESH_TOKEN_AUTH',
  'ALLOW_USER_SRP_AUTH',
  'ALLOW_CUSTOM_AUTH',
];

/** @throws {ServiceError} InvalidParameterException: the flow belongs to the other API, or the client doesn't allow it. */
export function passFlowGate(call: SignInCall, flow: AuthFlow): void {
  const gate = gates[flow];
  if (!gate.apis.includes(call.api)) throw invalidParameter('Initiate Auth method not supported.');
  const allowed = allowedFlows(call.client.settings.ExplicitAuthFlows ?? []);
  if (!gate.openedBy.some((flowName) => allowed.includes(flowName))) throw invalidParameter(gate.refusal);
}

/** Clients with values of the legacy form alone may always refresh and use SRP unless they are for custom flows only. */
function allowedFlows(listed: readonly ExplicitAuthFlow[]): readonly ExplicitAuthFlow[] {
  if (listed.length === 0) return defaultFlows;
  if (listed.some((flow) => flow.startsWith('ALLOW_'))) return listed;
  return listed.includes('CUSTOM_AUTH_FLOW_ONLY')
    ? [...listed, 'ALLOW_REFRESH_TOKEN_AUTH']
    : [...listed, 'ALLOW_REFRESH_TOKEN_AUTH', 'ALLOW_USER_SRP_AUTH'];
}
