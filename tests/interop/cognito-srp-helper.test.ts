import {
  AssociateSoftwareTokenCommand,
  ConfirmDeviceCommand,
  InitiateAuthCommand,
  RespondToAuthChallengeCommand,
  SetUserMFAPreferenceCommand,
  UpdateDeviceStatusCommand,
  VerifySoftwareTokenCommand,
  type AuthenticationResultType,
  type ChallengeNameType,
  type InitiateAuthCommandOutput,
  type NewDeviceMetadataType,
  type RespondToAuthChallengeCommandOutput,
} from '@aws-sdk/client-cognito-identity-provider';
import {
  createDeviceVerifier,
  createPasswordHash,
  createSecretHash,
  createSrpSession,
  signSrpSession,
  signSrpSessionWithDevice,
  wrapAuthChallenge,
  wrapInitiateAuth,
  type SrpSession,
  type SrpSessionSigned,
} from 'cognito-srp-helper';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addUser, servePool, user, type ServedPool } from './served-pool.js';

const { password } = user;

describe.each([
  { app: 'a public app client', withSecret: false },
  { app: 'an app client with a secret', withSecret: true },
])('cognito-srp-helper with the AWS SDK, as $app', ({ withSecret }) => {
  let pool: ServedPool;
  beforeAll(async () => void (pool = await servePool({ mfa: 'OPTIONAL', withSecret })));
  afterAll(() => pool.close());

  it.each([{ isHashed: false }, { isHashed: true }])(
    'signs in by SRP (password hashed: $isHashed)',
    async ({ isHashed }) => {
      const username = `jane-${isHashed}`;
      const helped = await addHelpedUser(pool, username);
      const secret = isHashed ? createPasswordHash(username, password, pool.userPoolId) : password;
      const { tokens, newDevice } = await signInWithPassword(
        helped,
        createSrpSession(username, secret, pool.userPoolId, isHashed),
      );
      expect(tokens.AccessToken).toBeDefined();
      expect(newDevice.DeviceKey).toMatch(/^us-east-1_/);
    },
  );

  it('is refused with a wrong password', async () => {
    const helped = await addHelpedUser(pool, 'kim');
    const srp = createSrpSession('kim', 'Wrong-horse-7', pool.userPoolId, false);
    await expect(signInWithPassword(helped, srp)).rejects.toMatchObject({ name: 'NotAuthorizedException' });
  });

  it('signs in from a remembered device by device SRP', async () => {
    const helped = await addHelpedUser(pool, 'leo');
    const { tokens, newDevice } = await signInWithPassword(
      helped,
      createSrpSession('leo', password, pool.userPoolId, false),
    );
    const secretCode = await setUpTotp(pool, tokens);
    const device = await rememberDevice(pool, tokens, newDevice);

    const elsewhere = createSrpSession('leo', password, pool.userPoolId, false);
    expect(await answerPassword(helped, elsewhere)).toMatchObject({ ChallengeName: 'SOFTWARE_TOKEN_MFA' });

    // The device was there before the second factor, which has to be met on it once.
    const first = createSrpSession('leo', password, pool.userPoolId, false);
    await answerCode(helped, await answerPassword(helped, first, device.key), secretCode);

    const srp = createSrpSession('leo', password, pool.userPoolId, false);
    const asked = await answerPassword(helped, srp, device.key);
    expect(asked.ChallengeName).toBe('DEVICE_SRP_AUTH');
    const signedIn = await answerDevice(helped, asked, device);
    expect(signedIn.AuthenticationResult?.AccessToken).toBeDefined();
    expect(signedIn.AuthenticationResult?.NewDeviceMetadata).toBeUndefined();

    const again = createSrpSession('leo', password, pool.userPoolId, false);
    const askedAgain = await answerPassword(helped, again, device.key);
    const stranger = { ...device, password: createDeviceVerifier(device.key, device.groupKey).DeviceRandomPassword };
    await expect(answerDevice(helped, askedAgain, stranger)).rejects.toMatchObject({
      name: 'NotAuthorizedException',
    });
  });
});

interface HelpedUser {
  readonly pool: ServedPool;
  readonly username: string;
  /** SECRET_HASH where the app client has a secret. */
  readonly hash: Record<string, string>;
}

interface Device {
  readonly key: string;
  readonly groupKey: string;
  readonly password: string;
}

async function addHelpedUser(pool: ServedPool, username: string): Promise<HelpedUser> {
  const { clientId, clientSecret } = pool;
  const secretHash = clientSecret === '' ? undefined : createSecretHash(username, clientId, clientSecret);
  await addUser(pool, username, secretHash);
  return { pool, username, hash: secretHash === undefined ? {} : { SECRET_HASH: secretHash } };
}

async function signInWithPassword(
  helped: HelpedUser,
  srp: SrpSession,
): Promise<{ tokens: AuthenticationResultType; newDevice: NewDeviceMetadataType }> {
  const { AuthenticationResult } = await answerPassword(helped, srp);
  if (!AuthenticationResult?.NewDeviceMetadata) throw new Error('The sign-in gave no tokens for a new device.');
  return { tokens: AuthenticationResult, newDevice: AuthenticationResult.NewDeviceMetadata };
}

async function answerPassword(
  helped: HelpedUser,
  srp: SrpSession,
  deviceKey?: string,
): Promise<RespondToAuthChallengeCommandOutput & { readonly srp: SrpSessionSigned }> {
  const { pool, username, hash } = helped;
  const parameters = { USERNAME: username, ...hash, ...(deviceKey !== undefined && { DEVICE_KEY: deviceKey }) };
  const started = await pool.sdk.send(
    new InitiateAuthCommand(
      wrapInitiateAuth(srp, {
        ClientId: pool.clientId,
        AuthFlow: 'USER_SRP_AUTH',
        AuthParameters: parameters,
      } as const),
    ),
  );
  const signed = signSrpSession(srp, started);
  return { ...(await respond(helped, 'PASSWORD_VERIFIER', signed, parameters, started)), srp: signed };
}

async function answerDevice(
  helped: HelpedUser,
  { srp, Session }: Awaited<ReturnType<typeof answerPassword>>,
  device: Device,
): Promise<RespondToAuthChallengeCommandOutput> {
  const { username, hash } = helped;
  const answers = { USERNAME: username, DEVICE_KEY: device.key, ...hash };
  const asked = await respond(helped, 'DEVICE_SRP_AUTH', srp, answers, { Session });
  expect(asked.ChallengeName).toBe('DEVICE_PASSWORD_VERIFIER');
  const signed = signSrpSessionWithDevice(srp, asked, device.groupKey, device.password);
  return respond(helped, 'DEVICE_PASSWORD_VERIFIER', signed, answers, asked);
}

function respond(
  { pool }: HelpedUser,
  ChallengeName: ChallengeNameType,
  srp: SrpSessionSigned,
  ChallengeResponses: Record<string, string>,
  { Session }: Pick<InitiateAuthCommandOutput, 'Session'>,
): Promise<RespondToAuthChallengeCommandOutput> {
  const request = { ClientId: pool.clientId, ChallengeName, ChallengeResponses, Session };
  return pool.sdk.send(new RespondToAuthChallengeCommand(wrapAuthChallenge(srp, request)));
}

async function answerCode(
  { pool, username, hash }: HelpedUser,
  { ChallengeName, Session }: Pick<RespondToAuthChallengeCommandOutput, 'ChallengeName' | 'Session'>,
  secretCode: string,
): Promise<void> {
  expect(ChallengeName).toBe('SOFTWARE_TOKEN_MFA');
  const answers = { USERNAME: username, SOFTWARE_TOKEN_MFA_CODE: pool.freshTotpCode(secretCode), ...hash };
  const request = { ClientId: pool.clientId, ChallengeName, ChallengeResponses: answers, Session };
  const { AuthenticationResult } = await pool.sdk.send(new RespondToAuthChallengeCommand(request));
  expect(AuthenticationResult?.AccessToken).toBeDefined();
}

/** From now on only a remembered device spares the user the code. @returns The authenticator's secret. */
async function setUpTotp(pool: ServedPool, { AccessToken }: AuthenticationResultType): Promise<string> {
  const { SecretCode = '' } = await pool.sdk.send(new AssociateSoftwareTokenCommand({ AccessToken }));
  const UserCode = pool.freshTotpCode(SecretCode);
  await pool.sdk.send(new VerifySoftwareTokenCommand({ AccessToken, UserCode }));
  const SoftwareTokenMfaSettings = { Enabled: true, PreferredMfa: true };
  await pool.sdk.send(new SetUserMFAPreferenceCommand({ AccessToken, SoftwareTokenMfaSettings }));
  return SecretCode;
}

async function rememberDevice(
  pool: ServedPool,
  { AccessToken }: AuthenticationResultType,
  { DeviceKey = '', DeviceGroupKey = '' }: NewDeviceMetadataType,
): Promise<Device> {
  const { DeviceSecretVerifierConfig, DeviceRandomPassword } = createDeviceVerifier(DeviceKey, DeviceGroupKey);
  const confirmed = await pool.sdk.send(
    new ConfirmDeviceCommand({ AccessToken, DeviceKey, DeviceName: 'laptop', DeviceSecretVerifierConfig }),
  );
  expect(confirmed.UserConfirmationNecessary).toBe(true);
  const DeviceRememberedStatus = 'remembered';
  await pool.sdk.send(new UpdateDeviceStatusCommand({ AccessToken, DeviceKey, DeviceRememberedStatus }));
  return { key: DeviceKey, groupKey: DeviceGroupKey, password: DeviceRandomPassword };
}
