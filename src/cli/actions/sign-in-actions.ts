import {
  adminInitiateAuth,
  adminRespondToAuthChallenge,
  getTokensFromRefreshToken,
  initiateAuth,
  respondToAuthChallenge,
  type AuthFlow,
  type AuthOutcome,
} from '../../actions/index.js';
import type { SignIn } from '../../targets/index.js';
import { action, type Action } from './action.js';
import { answerChallenge, answerOptions } from './answer-challenge.js';
import { adminFlow, flowOptions, userFlow } from './auth-flow.js';
import type { Call } from './call.js';
import { choicesOf } from './choose-answer.js';
import { nextStep } from './next-step.js';
import { orConfirmDevice } from './refused-refresh.js';
import { withSignUpSession } from './sign-up-session.js';

export const signInActions: readonly Action[] = [
  action({
    name: 'initiate-auth',
    summary: 'Start a sign-in, by USER_SRP_AUTH unless told, or refresh tokens',
    takes: ['authFlow', ...flowOptions, 'clientMetadata'],
    async run(call, { authFlow = 'USER_SRP_AUTH', clientMetadata, ...given }) {
      const { flow, continues } = await userFlow(call, { ...given, authFlow });
      const input = { ...(await call.app()), ...flow, clientMetadata };
      const outcome = await begin(call, flow, (session) => initiateAuth(call.cognito, { ...input, ...session }));
      return continueAfter(call, outcome, continues);
    },
  }),
  action({
    name: 'admin-initiate-auth',
    summary: 'Start one from a server, by ADMIN_USER_PASSWORD_AUTH unless told, or refresh tokens',
    takes: ['authFlow', ...flowOptions, 'clientMetadata'],
    async run(call, { authFlow = 'ADMIN_USER_PASSWORD_AUTH', clientMetadata, ...given }) {
      const { flow, continues } = await adminFlow(call, { ...given, authFlow });
      const pool = { userPoolId: await call.userPoolId(), ...(await call.app()) };
      const input = { ...pool, ...flow, clientMetadata };
      const outcome = await begin(call, flow, (session) => adminInitiateAuth(call.cognito, { ...input, ...session }));
      return continueAfter(call, outcome, continues);
    },
  }),
  action({
    name: 'respond-to-auth-challenge',
    summary: 'Answer a challenge of a sign-in',
    takes: [...answerOptions, 'clientMetadata'],
    async run(call, { clientMetadata, ...given }) {
      const { answer, continues } = await answerChallenge(call, given);
      const outcome = await respondToAuthChallenge(call.cognito, { ...(await call.app()), ...answer, clientMetadata });
      return continueAfter(call, outcome, continues);
    },
  }),
  action({
    name: 'admin-respond-to-auth-challenge',
    summary: 'Answer a challenge of a sign-in from a server',
    takes: [...answerOptions, 'clientMetadata'],
    async run(call, { clientMetadata, ...given }) {
      const { answer, continues } = await answerChallenge(call, given);
      const pool = { userPoolId: await call.userPoolId(), ...(await call.app()) };
      const outcome = await adminRespondToAuthChallenge(call.cognito, { ...pool, ...answer, clientMetadata });
      return continueAfter(call, outcome, continues);
    },
  }),
  action({
    name: 'get-tokens-from-refresh-token',
    summary: 'Refresh tokens, also where each refresh brings a new refresh token',
    needs: ['refreshToken'],
    takes: ['deviceKey', 'clientMetadata'],
    async run(call, { refreshToken, clientMetadata, ...given }) {
      const { username, newDevice } = call.signIn;
      const deviceKey = given.deviceKey ?? call.deviceOf(username)?.deviceKey;
      const refresh = { refreshToken, deviceKey, clientMetadata };
      const app = await call.app();
      const tokens = await orConfirmDevice(call, () => getTokensFromRefreshToken(call.cognito, { ...app, ...refresh }));
      const kept = { ...tokens, refreshToken: tokens.refreshToken ?? refreshToken };
      call.continueWith({ username, deviceKey, newDevice, tokens: kept });
      return tokens;
    },
  }),
];

function begin(
  call: Call,
  flow: AuthFlow,
  start: (given: { readonly session?: string }) => Promise<AuthOutcome>,
): Promise<AuthOutcome> {
  return flow.authFlow === 'REFRESH_TOKEN_AUTH'
    ? orConfirmDevice(call, () => start({}))
    : withSignUpSession(call, flow, start);
}

/** Keeps what the next call will need, and says which one that is. */
function continueAfter(call: Call, outcome: AuthOutcome, { username, deviceKey, srp }: SignIn): AuthOutcome {
  const known = { username, deviceKey };
  if (outcome.kind === 'tokens') {
    // A refresh gives no new refresh token.
    const refreshToken = outcome.tokens.refreshToken ?? call.signIn.tokens?.refreshToken;
    call.continueWith({ ...known, tokens: { ...outcome.tokens, refreshToken }, newDevice: outcome.newDevice });
    if (outcome.newDevice) {
      call.note(`Next: ${call.command('action confirm-device')}`);
      call.note('The pool tracks devices, and a refresh takes one that is confirmed.');
    }
  } else {
    call.continueWith({ ...known, challenge: outcome, session: outcome.session, srp });
    call.note(`Next: ${nextStep(outcome, call)}`);
    const choices = choicesOf(outcome);
    if (choices) call.note(`ANSWER is one of ${choices.join(', ')}.`);
  }
  return outcome;
}
