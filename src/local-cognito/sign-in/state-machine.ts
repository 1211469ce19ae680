import { invalidParameter, invalidSession } from '../protocol/errors.js';
import type { ExplicitAuthFlow } from '../pools/settings.js';
import type { Service } from '../service.js';
import { checkSecretHash } from '../users/secret-hash.js';
import { askForFactor } from './ask-for-factor.js';
import type { AuthResponse, Met, Outcome, SignInCall, SignInProgress } from './attempt.js';
import { answerCustomChallenge, startWithCustomAuth } from './custom-auth.js';
import { answerDevicePasswordVerifier, answerDeviceSrp } from './device-srp.js';
import { answerEmailSetup, answerSetUpCode } from './email-setup.js';
import { answerChoice, answerChosen } from './first-factor-choice.js';
import { answerSentCode } from './message-mfa.js';
import { answerMfaSetup } from './mfa-setup.js';
import { answerNewPassword } from './new-password.js';
import { answerOneTimePassword } from './one-time-password.js';
import { requireParameter, type Parameters } from './parameters.js';
import { answerPasskey } from './passkey.js';
import { startWithPassword } from './password.js';
import { refreshTokens } from './refresh.js';
import { isSecondFactor } from './second-factor.js';
import { answerMfaType } from './select-mfa-type.js';
import { readState, type Answer, type SessionChallenge } from './session.js';
import { answerSoftwareToken } from './software-token-mfa.js';
import { newPassword, secondFactor, tokens, tokensForDevice, userState, type Station } from './stations.js';
import { startWithUserAuth } from './user-auth.js';
import { answerPasswordVerifier, startWithSrp } from './user-srp.js';

/*
 * All of sign-in at a glance, in three tables: how a flow begins, who may answer what in which session, and what is still
 * ahead after each proof. `startSignIn` and `answerChallenge` walk through them.
 */

export type AuthFlow =
  | 'USER_SRP_AUTH'
  | 'REFRESH_TOKEN_AUTH'
  | 'REFRESH_TOKEN'
  | 'CUSTOM_AUTH'
  | 'ADMIN_NO_SRP_AUTH'
  | 'USER_PASSWORD_AUTH'
  | 'ADMIN_USER_PASSWORD_AUTH'
  | 'USER_AUTH';

interface Flow {
  /** InitiateAuth, AdminInitiateAuth, or both. */
  readonly apis: readonly SignInCall['api'][];
  /** Any of these in ExplicitAuthFlows opens the gate. */
  readonly openedBy: readonly ExplicitAuthFlow[];
  /** What a client hears that lists none of them. */
  readonly refusal: string;
  readonly begin: (
    service: Service,
    call: SignInCall,
    parameters: Parameters,
    session: string | undefined,
  ) => Promise<Outcome>;
}

const BOTH = ['public', 'admin'] as const;
const adminPassword: Flow = {
  apis: ['admin'],
  openedBy: ['ALLOW_ADMIN_USER_PASSWORD_AUTH', 'ADMIN_NO_SRP_AUTH'],
  refusal: 'Auth flow not enabled for this client',
  begin: startWithPassword,
};
const refresh: Flow = {
  apis: BOTH,
  openedBy: ['ALLOW_REFRESH_TOKEN_AUTH'],
  refusal: 'REFRESH_TOKEN_AUTH is not enabled for the client.',
  begin: refreshTokens,
};

/** How each flow begins. */
export const flows: Readonly<Record<AuthFlow, Flow>> = {
  USER_PASSWORD_AUTH: {
    apis: ['public'],
    openedBy: ['ALLOW_USER_PASSWORD_AUTH', 'USER_PASSWORD_AUTH'],
    refusal: 'USER_PASSWORD_AUTH flow not enabled for this client',
    begin: startWithPassword,
  },
  ADMIN_USER_PASSWORD_AUTH: adminPassword,
  ADMIN_NO_SRP_AUTH: adminPassword,
  USER_SRP_AUTH: {
    apis: BOTH,
    openedBy: ['ALLOW_USER_SRP_AUTH'],
    refusal: 'USER_SRP_AUTH is not enabled for the client.',
    begin: startWithSrp,
  },
  CUSTOM_AUTH: {
    apis: BOTH,
    openedBy: ['ALLOW_CUSTOM_AUTH', 'CUSTOM_AUTH_FLOW_ONLY'],
    refusal: 'CUSTOM_AUTH is not enabled for the client.',
    begin: startWithCustomAuth,
  },
  USER_AUTH: {
    apis: BOTH,
    openedBy: ['ALLOW_USER_AUTH'],
    refusal: 'USER_AUTH flow not enabled for this client',
    begin: startWithUserAuth,
  },
  REFRESH_TOKEN_AUTH: refresh,
  REFRESH_TOKEN: refresh,
};

type Take = (service: Service, answer: Answer) => Promise<Outcome>;

/** Answered by other operations: Associate- and VerifySoftwareToken, ConfirmSignUp, InitiateAuth. */
const elsewhere: Readonly<Record<string, Take>> = {};

/**
 * What a session waits for, and which ChallengeName answers it how. PASSWORD_VERIFIER stands apart: its SECRET_BLOCK
 * carries all that is needed.
 */
export const sessions: Readonly<Record<SessionChallenge, Readonly<Record<string, Take>>>> = {
  SELECT_CHALLENGE: { SELECT_CHALLENGE: answerChoice },
  // Amplify answers these two by SELECT_CHALLENGE, too.
  PASSWORD: { PASSWORD: answerChosen, SELECT_CHALLENGE: answerChoice },
  PASSWORD_SRP: { PASSWORD_SRP: answerChosen, SELECT_CHALLENGE: answerChoice },
  'EMAIL_OTP as first factor': { EMAIL_OTP: answerOneTimePassword },
  SMS_OTP: { SMS_OTP: answerOneTimePassword },
  // Whoever has called the browser's question off may choose again.
  WEB_AUTHN: { WEB_AUTHN: answerPasskey, SELECT_CHALLENGE: answerChoice },
  NEW_PASSWORD_REQUIRED: { NEW_PASSWORD_REQUIRED: answerNewPassword },
  SMS_MFA: { SMS_MFA: answerSentCode },
  EMAIL_OTP: { EMAIL_OTP: answerSentCode },
  SOFTWARE_TOKEN_MFA: { SOFTWARE_TOKEN_MFA: answerSoftwareToken },
  SELECT_MFA_TYPE: {
    async SELECT_MFA_TYPE(service, answer) {
      const { progress, factor } = answerMfaType(service, answer);
      return askForFactor(service, progress, factor);
    },
  },
  MFA_SETUP: { MFA_SETUP: answerEmailSetup },
  'MFA_SETUP associated': elsewhere,
  'MFA_SETUP verified': { MFA_SETUP: answerMfaSetup },
  'EMAIL_OTP to set up': { EMAIL_OTP: answerSetUpCode },
  DEVICE_SRP_AUTH: { DEVICE_SRP_AUTH: answerDeviceSrp },
  DEVICE_PASSWORD_VERIFIER: { DEVICE_PASSWORD_VERIFIER: answerDevicePasswordVerifier },
  CUSTOM_CHALLENGE: { CUSTOM_CHALLENGE: answerCustomChallenge },
  'sign-up': elsewhere,
  'confirmed sign-up': elsewhere,
};

/** What is ahead after each proof. The sign-in stops at the first of these that has a question. */
export const ahead: Readonly<Record<Met['met'], readonly Station[]>> = {
  PASSWORD: [userState, newPassword, secondFactor, tokens],
  PASSWORD_VERIFIER: [userState, newPassword, secondFactor, tokens],
  ONE_TIME_PASSWORD: [userState, secondFactor, tokens],
  // It is offered to those alone for whom it is all that is asked.
  WEB_AUTHN: [userState, tokens],
  SIGN_UP: [userState, secondFactor, tokens],
  NEW_PASSWORD_REQUIRED: [secondFactor, tokens],
  SMS_MFA: [tokens],
  EMAIL_OTP: [tokens],
  SOFTWARE_TOKEN_MFA: [tokens],
  MFA_SETUP: [tokens],
  DEVICE_PASSWORD_VERIFIER: [tokensForDevice],
};

/** InitiateAuth and AdminInitiateAuth. */
export async function startSignIn(
  service: Service,
  call: SignInCall,
  flow: AuthFlow,
  parameters: Parameters,
  session: string | undefined,
): Promise<AuthResponse> {
  passGate(call, flow);
  return goOn(service, await flows[flow].begin(service, call, parameters, session));
}

/** RespondToAuthChallenge and AdminRespondToAuthChallenge. */
export async function answerChallenge(
  service: Service,
  call: SignInCall,
  challenge: string,
  session: string | undefined,
  responses: Parameters,
): Promise<AuthResponse> {
  checkSecretHash(call.client, requireParameter(responses, 'USERNAME'), responses['SECRET_HASH']);
  if (challenge === 'PASSWORD_VERIFIER') {
    return goOn(service, await answerPasswordVerifier(service, call, responses));
  }
  const state = readState(service, call, session);
  const answers = sessions[state.awaits];
  const take = Object.hasOwn(answers, challenge) ? answers[challenge] : undefined;
  if (take === undefined) throw invalidSession();
  return goOn(service, await take(service, { call, state, responses }));
}

/** @throws {ServiceError} InvalidParameterException: the flow belongs to the other API, or the client doesn't allow it. */
function passGate({ api, pool, client }: SignInCall, flow: AuthFlow): void {
  const { apis, openedBy, refusal } = flows[flow];
  if (!apis.includes(api)) throw invalidParameter('Initiate Auth method not supported.');
  const allowed = allowedFlows(client.settings.ExplicitAuthFlows ?? []);
  const isInPlan = flow !== 'USER_AUTH' || pool.settings.UserPoolTier !== 'LITE';
  if (!isInPlan || !openedBy.some((name) => allowed.includes(name))) throw invalidParameter(refusal);
}

/** Clients with values of the legacy form alone may always refresh and use SRP unless they are for custom flows only. */
function allowedFlows(listed: readonly ExplicitAuthFlow[]): readonly ExplicitAuthFlow[] {
  if (listed.length === 0) return ['ALLOW_REFRESH_TOKEN_AUTH', 'ALLOW_USER_SRP_AUTH', 'ALLOW_CUSTOM_AUTH'];
  if (listed.some((name) => name.startsWith('ALLOW_'))) return listed;
  return listed.includes('CUSTOM_AUTH_FLOW_ONLY')
    ? [...listed, 'ALLOW_REFRESH_TOKEN_AUTH']
    : [...listed, 'ALLOW_REFRESH_TOKEN_AUTH', 'ALLOW_USER_SRP_AUTH'];
}

async function goOn(service: Service, outcome: Outcome): Promise<AuthResponse> {
  if (!('met' in outcome)) return outcome;
  const { met, also } = outcome;
  const progress = note(outcome.progress, met);
  for (const station of ahead[met]) {
    const question = await station(service, progress, also);
    if (question !== undefined) return question;
  }
  throw new Error(`Nothing is ahead after ${met}.`);
}

/**
 * A second factor stays with the login and its device. The functions of CUSTOM_AUTH hear of every challenge that was met.
 * An SRP_A is good for one proof.
 */
function note(given: SignInProgress, met: Met['met']): SignInProgress {
  const progress: SignInProgress = isSecondFactor(met) ? { ...given, metSecondFactor: true } : given;
  if (progress.custom === undefined) return progress;
  const { srpA, ...custom } = progress.custom;
  const history = [...custom.history, { challengeName: met, challengeResult: true }];
  const kept = met === 'PASSWORD_VERIFIER' || srpA === undefined ? {} : { srpA };
  return { ...progress, custom: { ...custom, ...kept, history } };
}
