import { ROLES } from './identity.mjs';
import { bodies, challenges, client, named, of, preferences, pool, signIns, user } from './templates.mjs';

/**
 * What a subject would do next that its pool lets it: answer the challenge that it was asked, rightly; or else take the
 * next of its ways to sign in and of what can be done with tokens. Where these fail again and again, an administrator
 * puts right what stands in the way.
 * @returns `{ operation, body }`, with things in the body that are still to be looked up
 */
export function nextOf(one) {
  const turn = one.turn++;
  if (one.challenge !== undefined) return answerOf(one, turn);
  if (one.failures > 1) {
    one.failures = 0;
    one.repairs = repairs.length;
  }
  if (one.creation !== undefined && one.creation.credential === undefined)
    return template('CompleteWebAuthnRegistration');
  if (one.repairs > 0) return repairs[repairs.length - one.repairs--];
  if (one.unconfirmed) return confirmations[one.confirmations++ % confirmations.length];
  return stepOf(one);
}

/** The next of the steps in turn that the subject can take. */
function stepOf(one) {
  for (;;) {
    // A count of its own, or else those that come after long sign-ins would be passed over each time.
    const { operation, body, takes } = steps[one.steps++ % steps.length];
    if (takes(one)) return { operation, body };
  }
}

function answerOf(one, turn) {
  const { name, parameters, available = [], stage, isAdmin } = one.challenge;
  if (name === 'MFA_SETUP' && stage === 'associated') return template('VerifySoftwareToken', bySession);
  const factors = JSON.parse(parameters.MFAS_CAN_SETUP ?? '[]');
  const byEmail = factors.includes('EMAIL_OTP') && (turn % 2 === 0 || !factors.includes('SOFTWARE_TOKEN_MFA'));
  if (name === 'MFA_SETUP' && stage === undefined && !byEmail) return template('AssociateSoftwareToken', session);
  const chosen = {
    MFA_SETUP: stage === undefined ? { EMAIL: of('email') } : {},
    SELECT_CHALLENGE: { ...challenges.SELECT_CHALLENGE, ANSWER: available[turn % available.length] },
    SELECT_MFA_TYPE: { ANSWER: among(parameters.MFAS_CAN_CHOOSE, turn) },
  }[name];
  const device = turn % 2 === 0 ? {} : { DEVICE_KEY: of('rememberedKey') };
  const body = {
    ...client,
    ChallengeName: name,
    ...session,
    ChallengeResponses: { ...named, ...device, ...(chosen ?? challenges[name]) },
  };
  return isAdmin
    ? template('AdminRespondToAuthChallenge', { ...pool, ...body })
    : template('RespondToAuthChallenge', body);
}

const session = { Session: of('session') };
const bySession = { ...session, UserCode: of('setUpTotp') };
const template = (operation, body = bodies[operation]) => ({ operation, body });

function among(text = '[]', turn) {
  const names = JSON.parse(text);
  return names[turn % names.length];
}

const withDevice = (parameters) => ({ ...parameters, DEVICE_KEY: of('rememberedKey') });
const begin = (AuthFlow, AuthParameters, more = {}) =>
  template('InitiateAuth', { ...client, AuthFlow, AuthParameters, ...more });
const beginAsAdmin = (AuthFlow, AuthParameters) =>
  template('AdminInitiateAuth', { ...pool, ...client, AuthFlow, AuthParameters });

const byPassword = [
  begin('USER_PASSWORD_AUTH', signIns.USER_PASSWORD_AUTH),
  begin('USER_SRP_AUTH', withDevice(signIns.USER_SRP_AUTH)),
  begin('USER_PASSWORD_AUTH', withDevice(signIns.USER_PASSWORD_AUTH)),
  beginAsAdmin('ADMIN_USER_PASSWORD_AUTH', withDevice(signIns.USER_PASSWORD_AUTH)),
  beginAsAdmin('USER_SRP_AUTH', signIns.USER_SRP_AUTH),
];
const byPasskey = [
  begin('USER_AUTH', { ...named, PREFERRED_CHALLENGE: 'WEB_AUTHN' }),
  beginAsAdmin('USER_AUTH', withDevice({ ...named, PREFERRED_CHALLENGE: 'WEB_AUTHN' })),
];
const byChoice = [
  begin('USER_AUTH', named),
  begin('USER_AUTH', withDevice(named), session),
  beginAsAdmin('USER_AUTH', withDevice(named)),
  ...['PASSWORD', 'PASSWORD_SRP', 'EMAIL_OTP', 'SMS_OTP', 'WEB_AUTHN'].map((PREFERRED_CHALLENGE) =>
    begin('USER_AUTH', withDevice({ ...named, PREFERRED_CHALLENGE })),
  ),
  begin('USER_AUTH', { ...signIns.USER_PASSWORD_AUTH, PREFERRED_CHALLENGE: 'PASSWORD' }),
  begin('USER_AUTH', { ...signIns.USER_SRP_AUTH, PREFERRED_CHALLENGE: 'PASSWORD_SRP' }),
];
const byFunctions = [
  begin('CUSTOM_AUTH', withDevice(signIns.CUSTOM_AUTH)),
  begin('CUSTOM_AUTH', withDevice({ ...signIns.USER_SRP_AUTH, CHALLENGE_NAME: 'SRP_A' })),
];
const refresh = [
  begin('REFRESH_TOKEN_AUTH', withDevice(signIns.REFRESH_TOKEN_AUTH)),
  template('GetTokensFromRefreshToken'),
];

const always = () => true;
const hasPassword = ({ password }) => password !== undefined;
const hasPasskeys = ({ home }) => home.kind.mfa.WebAuthnConfiguration !== undefined;
const countsPasskeys = ({ home }) => home.kind.mfa.WebAuthnConfiguration?.FactorConfiguration !== undefined;
const isNewcomer = ({ role }) => role === ROLES.newcomer;

const step = (takes, { operation, body }) => ({ operation, body, takes });
/** What tokens are good for, and may change the next sign-in. */
const errand = (operation, takes = always, body = bodies[operation]) =>
  step((one) => one.accessToken !== undefined && takes(one), { operation, body });
const prefer = (name, takes) => errand('SetUserMFAPreference', takes, preferences[name]);

const steps = [
  // For all of them there is a way, whatever else became of them.
  step((one) => !hasPassword(one) && !one.home.kind.isPasswordless, template('AdminSetUserPassword')),
  step(always, template('AdminGetUser')),
  ...byPassword.map((way) => step(hasPassword, way)),
  errand('StartWebAuthnRegistration', hasPasskeys),
  errand('AssociateSoftwareToken', ({ home }) => home.kind.mfa.SoftwareTokenMfaConfiguration),
  errand('VerifySoftwareToken', ({ totpPending }) => totpPending !== undefined),
  errand('ConfirmDevice', ({ newDevice }) => newDevice !== undefined),
  errand('UpdateDeviceStatus', ({ knownDevice }) => knownDevice !== undefined),
  prefer('passkeyAndEmail', countsPasskeys),
  prefer('passkeyAndAuthenticator', countsPasskeys),
  ...byPasskey.map((way) => step(({ credentialId }) => credentialId !== undefined, way)),
  ...byChoice.map((way) => step(({ home }) => home.kind.client.ExplicitAuthFlows.includes('ALLOW_USER_AUTH'), way)),
  ...byFunctions.map((way) => step(({ home }) => home.kind.custom, way)),
  ...refresh.map((way) => step(({ refreshToken }) => refreshToken !== undefined, way)),
  prefer('authenticator', ({ totpSecret }) => totpSecret !== undefined),
  prefer('email', ({ home }) => home.kind.mfa.EmailMfaConfiguration),
  errand('GetUser'),
  errand('GetUserAttributeVerificationCode'),
  errand('VerifyUserAttribute'),
  errand('ForgotPassword'),
  errand('ConfirmForgotPassword'),
  errand('SignUp', isNewcomer),
  errand('SignUp', (one) => isNewcomer(one) && one.home.kind.isPasswordless, { ...bodies.SignUp, Password: undefined }),
  errand('DeleteUser', ({ role }) => role === ROLES.leaver),
];

const confirmations = [
  template('ConfirmSignUp', { ...bodies.ConfirmSignUp, ...session }),
  template('ResendConfirmationCode'),
  template('AdminConfirmSignUp'),
];

const repairs = [
  template('UpdateUserPool'),
  template('SetUserPoolMfaConfig'),
  template('UpdateUserPoolClient'),
  template('AdminCreateUser'),
  template('AdminEnableUser'),
  template('AdminSetUserPassword'),
  template('AdminConfirmSignUp'),
  template('AdminUpdateUserAttributes', { ...user, UserAttributes: of('verifiedAttributes') }),
  begin('USER_PASSWORD_AUTH', signIns.USER_PASSWORD_AUTH),
];
