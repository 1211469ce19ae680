import type { InitiateAuthCommandOutput, UserPoolMfaType } from '@aws-sdk/client-cognito-identity-provider';
import { openWithFunctions, type FunctionsOptions, type TestFunctions, type WithFunctions } from './functions.js';
import { password, type Playground } from './playground.js';

export type PoolFactor = 'TOTP' | 'EMAIL' | 'SMS';

/** Sets a pool's second factors. Email takes a pool that sends through SES. */
export async function setMfa(
  { api, userPoolId: UserPoolId }: Pick<Playground, 'api' | 'userPoolId'>,
  MfaConfiguration: UserPoolMfaType,
  factors: readonly PoolFactor[],
): Promise<void> {
  await api.setUserPoolMfaConfig({
    UserPoolId,
    MfaConfiguration,
    ...(factors.includes('TOTP') && { SoftwareTokenMfaConfiguration: { Enabled: true } }),
    ...(factors.includes('EMAIL') && { EmailMfaConfiguration: {} }),
    ...(factors.includes('SMS') && { SmsMfaConfiguration: {} }),
  });
}

export interface FactorsOptions extends FunctionsOptions {
  readonly functions?: TestFunctions;
  /** Default ON. */
  readonly mode?: UserPoolMfaType;
}

/** A playground whose pool has these second factors. */
export async function openWithFactors(
  factors: readonly PoolFactor[],
  { functions = {}, mode = 'ON', pool, ...options }: FactorsOptions = {},
): Promise<WithFunctions> {
  const EmailConfiguration = { EmailSendingAccount: 'DEVELOPER' } as const;
  const playground = await openWithFunctions(functions, { ...options, pool: { EmailConfiguration, ...pool } });
  if (mode !== 'OFF') await setMfa(playground, mode, factors);
  return playground;
}

export const janesEmail = 'jane@example.com';
export const janesPhone = '+15550100';

/** jane, confirmed by an administrator's means where no address is verified: by the code that went to her email or phone. */
export async function addJane(
  { api, clientId: ClientId, sentCode }: Playground,
  addresses: readonly ('email' | 'phone_number')[] = ['email'],
): Promise<string> {
  const values = { email: janesEmail, phone_number: janesPhone };
  const UserAttributes = addresses.map((Name) => ({ Name, Value: values[Name] }));
  const { UserSub, CodeDeliveryDetails } = await api.signUp({
    ClientId,
    Username: 'jane',
    Password: password,
    UserAttributes,
  });
  if (CodeDeliveryDetails) {
    const { AttributeName } = CodeDeliveryDetails;
    const ConfirmationCode = await sentCode(values[AttributeName as 'email']);
    await api.confirmSignUp({ ClientId, Username: 'jane', ConfirmationCode });
  }
  return UserSub!;
}

/** The answer to EMAIL_OTP or SMS_MFA. */
export function answerCode(
  { api, clientId: ClientId }: Pick<Playground, 'api' | 'clientId'>,
  { ChallengeName, Session }: Pick<InitiateAuthCommandOutput, 'ChallengeName' | 'Session'>,
  code: string,
  more: Readonly<Record<string, string>> = {},
) {
  const ChallengeResponses = { USERNAME: 'jane', [`${ChallengeName}_CODE`]: code, ...more };
  return api.respondToAuthChallenge({ ClientId, ChallengeName, Session, ChallengeResponses });
}

/** The answer to SELECT_MFA_TYPE. */
export function chooseFactor(
  { api, clientId: ClientId }: Pick<Playground, 'api' | 'clientId'>,
  { Session }: Pick<InitiateAuthCommandOutput, 'Session'>,
  ANSWER: string,
) {
  const ChallengeResponses = { USERNAME: 'jane', ANSWER };
  return api.respondToAuthChallenge({ ClientId, ChallengeName: 'SELECT_MFA_TYPE', Session, ChallengeResponses });
}
