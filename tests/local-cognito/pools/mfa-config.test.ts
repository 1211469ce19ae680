import type { SetUserPoolMfaConfigCommandInput } from '@aws-sdk/client-cognito-identity-provider';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Libsql from 'libsql';
import { afterAll, describe, expect, test } from 'vitest';
import { failureOf, openPlayground, openService, type Playground } from '../playground.js';

type Config = Omit<SetUserPoolMfaConfigCommandInput, 'UserPoolId'>;
type Factors = ('PASSWORD' | 'EMAIL_OTP' | 'SMS_OTP' | 'WEB_AUTHN')[];

const totp = { SoftwareTokenMfaConfiguration: { Enabled: true } };
const setConfig = ({ api, userPoolId: UserPoolId }: Playground, config: Config) =>
  api.setUserPoolMfaConfig({ UserPoolId, ...config });
const getConfig = ({ api, userPoolId: UserPoolId }: Playground) => api.getUserPoolMfaConfig({ UserPoolId });

describe('MFA beside first factors', () => {
  const oneTimePasswords =
    'InvalidParameterException: Only PASSWORD and WEB_AUTHN (if configured) can be enabled as an auth factor if MFA is enabled';
  const singleFactor =
    'InvalidParameterException: Cannot set WebAuthn factor configuration to SINGLE_FACTOR if MFA is required and WebAuthn is an allowed first auth factor';
  const single = {
    WebAuthnConfiguration: { RelyingPartyId: 'localhost', FactorConfiguration: 'SINGLE_FACTOR' },
  } as const;
  const multi = {
    WebAuthnConfiguration: { RelyingPartyId: 'localhost', FactorConfiguration: 'MULTI_FACTOR_WITH_USER_VERIFICATION' },
  } as const;
  const open = (...AllowedFirstAuthFactors: Factors) =>
    openPlayground({ pool: { Policies: { SignInPolicy: { AllowedFirstAuthFactors } } } });

  test.each<[Factors, Config, string | undefined]>([
    [['PASSWORD', 'EMAIL_OTP'], { MfaConfiguration: 'ON', ...totp }, oneTimePasswords],
    [['PASSWORD', 'SMS_OTP'], { MfaConfiguration: 'ON', ...totp }, oneTimePasswords],
    [['PASSWORD', 'EMAIL_OTP', 'SMS_OTP'], { MfaConfiguration: 'OPTIONAL', ...totp }, undefined],
    [['PASSWORD', 'WEB_AUTHN'], { MfaConfiguration: 'ON', ...totp }, singleFactor],
    [['PASSWORD', 'WEB_AUTHN'], { MfaConfiguration: 'ON', ...totp, ...single }, singleFactor],
    [['PASSWORD', 'WEB_AUTHN'], { MfaConfiguration: 'ON', ...totp, ...multi }, undefined],
    [['PASSWORD', 'WEB_AUTHN'], { MfaConfiguration: 'OPTIONAL', ...totp, ...single }, undefined],
    [['PASSWORD', 'WEB_AUTHN'], { MfaConfiguration: 'OFF', ...multi }, undefined],
    [['PASSWORD'], { MfaConfiguration: 'ON', ...totp, ...single }, undefined],
  ])('%j: %j', async (factors, config, refusal) => {
    await using playground = await open(...factors);
    const before = await getConfig(playground);
    if (refusal === undefined) {
      await setConfig(playground, config);
      expect(await getConfig(playground)).toMatchObject(config);
    } else {
      expect(await failureOf(setConfig(playground, config))).toBe(refusal);
      expect(await getConfig(playground)).toEqual({ ...before, $metadata: expect.anything() as unknown });
    }
  });

  test('of the request: passkeys that it leaves out are a single factor, whatever they were', async () => {
    await using playground = await open('PASSWORD', 'WEB_AUTHN');
    await setConfig(playground, { MfaConfiguration: 'ON', ...totp, ...multi });
    expect(await failureOf(setConfig(playground, { MfaConfiguration: 'ON', ...totp }))).toBe(singleFactor);
  });

  test('which an update adds to a pool that requires MFA', async () => {
    await using playground = await openPlayground({ mfa: 'ON' });
    const { api, userPoolId: UserPoolId } = playground;
    const allow = (...AllowedFirstAuthFactors: Factors) =>
      api.updateUserPool({ UserPoolId, Policies: { SignInPolicy: { AllowedFirstAuthFactors } } });
    expect(await failureOf(allow('PASSWORD', 'EMAIL_OTP'))).toBe(oneTimePasswords);
    expect(await failureOf(allow('PASSWORD', 'WEB_AUTHN'))).toBe(
      'InvalidParameterException: WEB_AUTHN cannot be used as an auth factor when MFA is enabled if not configured for MFA.',
    );
    await setConfig(playground, { MfaConfiguration: 'ON', ...totp, ...multi });
    await allow('PASSWORD', 'WEB_AUTHN');
  });

  test('which an update leaves in a pool that it has require MFA', async () => {
    await using playground = await open('PASSWORD', 'EMAIL_OTP');
    await setConfig(playground, { MfaConfiguration: 'OPTIONAL', ...totp });
    const { api, userPoolId: UserPoolId } = playground;
    expect(await failureOf(api.updateUserPool({ UserPoolId, MfaConfiguration: 'ON' }))).toBe(oneTimePasswords);
  });
});

describe('the one SMS configuration of a pool', () => {
  const role = (name: string) => ({ SnsCallerArn: `arn:aws:iam::000000000000:role/${name}` });
  const describedSms = async ({ api, userPoolId: UserPoolId }: Playground) =>
    (await api.describeUserPool({ UserPoolId })).UserPool!.SmsConfiguration;

  test('is a factor that GetUserPoolMfaConfig shows, where MFA is on', async () => {
    await using playground = await openPlayground({
      pool: { MfaConfiguration: 'OPTIONAL', SmsConfiguration: role('a') },
    });
    const { api, userPoolId: UserPoolId } = playground;
    expect((await getConfig(playground)).SmsMfaConfiguration).toEqual({ SmsConfiguration: role('a') });
    await api.updateUserPool({ UserPoolId, SmsConfiguration: role('b') });
    expect((await getConfig(playground)).SmsMfaConfiguration).toEqual({ SmsConfiguration: role('b') });
    await api.updateUserPool({ UserPoolId, MfaConfiguration: 'OFF' });
    expect(await getConfig(playground)).not.toHaveProperty('SmsMfaConfiguration');
    expect(await describedSms(playground)).toEqual(role('b'));
  });

  test('is what SetUserPoolMfaConfig set, which DescribeUserPool shows and an update changes', async () => {
    await using playground = await openPlayground();
    const SmsMfaConfiguration = { SmsAuthenticationMessage: 'Code: {####}', SmsConfiguration: role('a') };
    await setConfig(playground, { MfaConfiguration: 'ON', SmsMfaConfiguration });
    expect(await describedSms(playground)).toEqual(role('a'));
    const { api, userPoolId: UserPoolId } = playground;
    await api.updateUserPool({ UserPoolId, SmsConfiguration: role('b') });
    expect(await describedSms(playground)).toEqual(role('b'));
    expect((await getConfig(playground)).SmsMfaConfiguration).toEqual({
      ...SmsMfaConfiguration,
      SmsConfiguration: role('b'),
    });
  });

  test('stays where SetUserPoolMfaConfig names SMS without it, and goes where it does not name SMS', async () => {
    await using playground = await openPlayground({ pool: { SmsConfiguration: role('a') } });
    await setConfig(playground, { MfaConfiguration: 'ON', SmsMfaConfiguration: {} });
    expect(await describedSms(playground)).toEqual(role('a'));
    await setConfig(playground, { MfaConfiguration: 'ON', ...totp });
    expect(await describedSms(playground)).toBeUndefined();
    expect(await getConfig(playground)).not.toHaveProperty('SmsMfaConfiguration');
  });

  test('is not needed for codes by SMS, and none is made up', async () => {
    await using playground = await openPlayground();
    await setConfig(playground, { MfaConfiguration: 'ON', SmsMfaConfiguration: {} });
    expect((await getConfig(playground)).SmsMfaConfiguration).toEqual({});
    expect(await describedSms(playground)).toBeUndefined();
  });

  const folder = mkdtempSync(join(tmpdir(), 'cognito-demo-sms-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  test('was within the factor in files of earlier versions', async () => {
    const file = join(folder, 'old.sqlite');
    const UserPoolId = await (async () => {
      await using playground = await openPlayground({ service: { file } });
      await setConfig(playground, { MfaConfiguration: 'ON', SmsMfaConfiguration: { SmsConfiguration: role('a') } });
      return playground.userPoolId;
    })();
    const sqlite = new Libsql(file);
    sqlite.exec("UPDATE user_pools SET settings = json_remove(settings, '$.SmsConfiguration')");
    sqlite.close();
    await using service = await openService({ file });
    const sms = async () => (await service.api.describeUserPool({ UserPoolId })).UserPool!.SmsConfiguration;
    expect(await sms()).toEqual(role('a'));
    await service.api.updateUserPool({ UserPoolId, SmsConfiguration: role('b') });
    expect(await sms()).toEqual(role('b'));
  });
});
