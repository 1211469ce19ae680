import { createSrpKeyPair } from '../../../src/auth/index.js';
import { addAuthenticator, authenticatorOf } from '../authenticator.js';
import { openWithJane, startCustom } from '../custom-auth.js';
import { openWithDevice } from '../device.js';
import { invite, makeUser } from '../made-user.js';
import { openWithFactors, type PoolFactor } from '../message-mfa.js';
import { nameEmail, openWithoutAddress } from '../email-setup.js';
import { openWithPasskey } from '../passkey.js';
import { password, type Playground } from '../playground.js';
import { startDeviceSrp } from '../srp-sign-in.js';
import { openChoice, startChoice, withPassword } from '../user-auth.js';

/** A sign-in, or a sign-up, that waits for something, and who it is of. */
export interface Waiting extends AsyncDisposable {
  readonly playground: Playground;
  readonly session: string;
}

const addresses = {
  email: 'jane@example.com',
  email_verified: 'true',
  phone_number: '+15550100',
  phone_number_verified: 'true',
};

/** How jane comes to a session that waits for each of these. */
export const waiting = {
  SELECT_CHALLENGE: () => atChoice(undefined),
  PASSWORD: () => atChoice('PASSWORD'),
  PASSWORD_SRP: () => atChoice('PASSWORD_SRP'),
  'EMAIL_OTP as first factor': () => atChoice('EMAIL_OTP'),
  SMS_OTP: () => atChoice('SMS_OTP'),
  async WEB_AUTHN() {
    const playground = await openWithPasskey();
    return at(playground, await startChoice(playground, 'jane', 'WEB_AUTHN'));
  },
  async NEW_PASSWORD_REQUIRED() {
    const playground = await openChoice();
    await invite(playground, 'jane');
    return at(playground, await playground.startSignIn('jane'));
  },
  SMS_MFA: () => atFactor(['SMS']),
  EMAIL_OTP: () => atFactor(['EMAIL']),
  SELECT_MFA_TYPE: () => atFactor(['SMS', 'EMAIL']),
  async SOFTWARE_TOKEN_MFA() {
    const playground = await openWithFactors(['TOTP'], { mode: 'OPTIONAL' });
    await addAuthenticator(playground, await makeUser(playground, 'jane', addresses));
    return at(playground, await playground.startSignIn('jane'));
  },
  MFA_SETUP: () => atSetup(0),
  'MFA_SETUP associated': () => atSetup(1),
  'MFA_SETUP verified': () => atSetup(2),
  'MFA_SETUP by email': () => atEmailSetup(),
  async 'EMAIL_OTP to set up'() {
    const { playground, session } = await atEmailSetup();
    return at(playground, await nameEmail(playground, session, 'joe@example.com'));
  },
  async DEVICE_SRP_AUTH() {
    const playground = await openWithDevice();
    return at(playground, await playground.startSignIn('jane', { DEVICE_KEY: playground.device.deviceKey }));
  },
  async DEVICE_PASSWORD_VERIFIER() {
    const playground = await openWithDevice();
    const { device } = playground;
    const asked = await playground.startSignIn('jane', { DEVICE_KEY: device.deviceKey });
    return at(playground, await startDeviceSrp(playground, 'jane', asked, device, createSrpKeyPair()));
  },
  async CUSTOM_CHALLENGE() {
    const playground = await openWithJane();
    return at(playground, await startCustom(playground));
  },
  async 'sign-up'() {
    const playground = await openChoice();
    return at(playground, await signUp(playground));
  },
  async 'confirmed sign-up'() {
    const playground = await openChoice();
    const { Session } = await signUp(playground);
    const ConfirmationCode = await playground.sentCode(addresses.email);
    const confirmation = { ClientId: playground.clientId, Username: 'jane', ConfirmationCode, Session };
    return at(playground, await playground.api.confirmSignUp(confirmation));
  },
} as const satisfies Readonly<Record<string, () => Promise<Waiting>>>;

function at(playground: Playground, { Session }: { readonly Session?: string | undefined }): Waiting {
  if (Session === undefined) throw new Error('There is no session.');
  return { playground, session: Session, [Symbol.asyncDispose]: () => playground[Symbol.asyncDispose]() };
}

async function atChoice(preference: string | undefined): Promise<Waiting> {
  const playground = await openChoice();
  await makeUser(playground, 'jane', addresses);
  return at(playground, await startChoice(playground, 'jane', preference));
}

/** In a pool that requires a second factor, and recovers passwords by neither of them. */
async function atFactor(factors: readonly PoolFactor[]): Promise<Waiting> {
  const AccountRecoverySetting = { RecoveryMechanisms: [{ Name: 'admin_only' as const, Priority: 1 }] };
  const playground = await openWithFactors(factors, { pool: { AccountRecoverySetting } });
  await invite(playground, 'jane', addresses);
  const { api, userPoolId: UserPoolId } = playground;
  await api.adminSetUserPassword({ UserPoolId, Username: 'jane', Password: password, Permanent: true });
  return at(playground, await playground.startSignIn('jane'));
}

async function atSetup(steps: number): Promise<Waiting> {
  const playground = await openWithFactors(['TOTP']);
  await playground.addUser('jane');
  const { api } = playground;
  const setup = await playground.startSignIn('jane');
  if (steps === 0) return at(playground, setup);
  const associated = await api.associateSoftwareToken({ Session: setup.Session });
  if (steps === 1) return at(playground, associated);
  const UserCode = authenticatorOf(playground, associated.SecretCode!).code();
  return at(playground, await api.verifySoftwareToken({ Session: associated.Session, UserCode }));
}

async function atEmailSetup(): Promise<Waiting> {
  const playground = await openWithoutAddress(['TOTP', 'EMAIL']);
  return at(playground, await playground.startSignIn('jane'));
}

function signUp({ api, clientId: ClientId }: Playground) {
  const UserAttributes = [{ Name: 'email', Value: addresses.email }];
  return api.signUp({ ClientId, Username: 'jane', Password: withPassword.PASSWORD, UserAttributes });
}
