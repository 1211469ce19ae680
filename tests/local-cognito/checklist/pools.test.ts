/** Behaviour checklist: password policy, lockout, and updates of pools. */
import { describe, expect, test } from 'vitest';
import { createSrpKeyPair } from '../../../src/auth/index.js';
import { answerMfa, setUpMfa } from '../authenticator.js';
import { failureOf, openPlayground, password, tokensOf, type Playground } from '../playground.js';
import { answerSrp, startSrp } from '../srp-sign-in.js';

describe('Password policy, one rule at a time; lockout by the clock', () => {
  const did = 'InvalidPasswordException: Password did not conform with policy: ';
  const does = 'InvalidPasswordException: Password does not conform to policy: ';

  test.each([
    ['a', 'Password not long enough'],
    ['aA1!aA1', 'Password not long enough'],
    ['AAAA111!', 'Password must have lowercase characters'],
    ['aaaa111!', 'Password must have uppercase characters'],
    ['aaaaAAA!', 'Password must have numeric characters'],
    ['aaaaAAA1', 'Password must have symbol characters'],
  ])('%j: %s', async (Password, tail) => {
    await using playground = await openPlayground();
    const { api, clientId: ClientId } = playground;
    expect(await failureOf(api.signUp({ ClientId, Username: 'jane', Password }))).toBe(did + tail);
  });

  test('each symbol counts as one', async () => {
    await using playground = await openPlayground();
    const { api, clientId: ClientId } = playground;
    const symbols = [...String.raw`^$*.[]{}()?"!@#%&/\,><':;|_~${'`'}=+-`];
    for (const [index, symbol] of symbols.entries()) {
      const call = api.signUp({ ClientId, Username: `user${index}`, Password: `aaaaAAA1${symbol}` });
      expect(await failureOf(call), symbol).toMatch(/^no failure/);
    }
    expect(symbols).toHaveLength(32);
  });

  test('a rule that is off is not checked, and a length that is set is', async () => {
    const PasswordPolicy = { MinimumLength: 6, RequireLowercase: true };
    await using playground = await openPlayground({ pool: { Policies: { PasswordPolicy } } });
    const { api, clientId: ClientId } = playground;
    expect(await failureOf(api.signUp({ ClientId, Username: 'jane', Password: 'aaaaa' }))).toBe(
      `${did}Password not long enough`,
    );
    await api.signUp({ ClientId, Username: 'jane', Password: 'aaaaaa' });
  });

  test('ChangePassword, ConfirmForgotPassword and AdminSetUserPassword begin in other words', async () => {
    await using playground = await openPlayground();
    await playground.addUser('jane');
    const { api, clientId: ClientId, userPoolId: UserPoolId } = playground;
    const { AccessToken } = await playground.signIn('jane');
    await api.forgotPassword({ ClientId, Username: 'jane' });
    const ConfirmationCode = await playground.sentCode('jane@example.com');
    const weak = 'aaaaAAA1';
    for (const call of [
      () => api.changePassword({ AccessToken, PreviousPassword: password, ProposedPassword: weak }),
      () => api.confirmForgotPassword({ ClientId, Username: 'jane', ConfirmationCode, Password: weak }),
      () => api.adminSetUserPassword({ UserPoolId, Username: 'jane', Password: weak }),
    ]) {
      expect(await failureOf(call())).toBe(`${does}Password must have symbol characters`);
    }
  });

  const wrong = 'NotAuthorizedException: Incorrect username or password.';
  const locked = 'NotAuthorizedException: Password attempts exceeded';
  const miss = ({ startSignIn }: Playground) => failureOf(startSignIn('jane', { PASSWORD: 'wrong' }));

  async function openWithMisses(count: number, options: Parameters<typeof openPlayground>[0] = {}) {
    const playground = await openPlayground(options);
    await playground.addUser('jane');
    for (let misses = 0; misses < count; misses++) expect(await miss(playground)).toBe(wrong);
    return playground;
  }

  test('five failures, then a second, and twice as long for each one more, up to 15 minutes', async () => {
    await using playground = await openWithMisses(5);
    for (const seconds of [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900]) {
      playground.clock.advance({ seconds, milliseconds: -1 });
      // Not even the right password is looked at, and no try counts.
      expect(await failureOf(playground.startSignIn('jane'))).toBe(locked);
      playground.clock.advance({ milliseconds: 1 });
      expect(await miss(playground)).toBe(wrong);
    }
  });

  test('a success wipes the slate, and so do 15 minutes without a try', async () => {
    await using playground = await openWithMisses(5);
    playground.clock.advance({ seconds: 1 });
    tokensOf(await playground.startSignIn('jane'));
    for (let misses = 0; misses < 4; misses++) expect(await miss(playground)).toBe(wrong);
    playground.clock.advance({ minutes: 15, milliseconds: 1 });
    for (let misses = 0; misses < 5; misses++) expect(await miss(playground)).toBe(wrong);
    expect(await miss(playground)).toBe(locked);
  });

  test('SRP proofs and MFA codes count with passwords', async () => {
    await using playground = await openWithMisses(0, { mfa: 'ON' });
    const { authenticator } = await setUpMfa(playground, 'jane');
    const question = await playground.startSignIn('jane');
    for (let misses = 0; misses < 2; misses++) {
      const code = answerMfa(playground, question, authenticator.wrongCode());
      expect(await failureOf(code)).toMatch(/^CodeMismatchException/);
      const keys = createSrpKeyPair();
      const proof = answerSrp(playground, await startSrp(playground, 'jane', keys), keys, { secret: 'wrong' });
      expect(await failureOf(proof)).toBe(wrong);
    }
    expect(await miss(playground)).toBe(wrong);
    expect(await failureOf(answerMfa(playground, question, authenticator.code()))).toBe(locked);
  });
});

describe('UpdateUserPool drops most of the settings that it leaves out', () => {
  test('auto-verification, sign-up by administrators alone and triggers go; policies, tags, schema and names stay', async () => {
    const fixed = { AliasAttributes: ['email' as const], UsernameConfiguration: { CaseSensitive: false } };
    await using playground = await openPlayground({
      pool: {
        ...fixed,
        AutoVerifiedAttributes: ['email'],
        AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
        LambdaConfig: { PreSignUp: 'arn:aws:lambda:us-east-1:000000000000:function:f' },
        Policies: { PasswordPolicy: { MinimumLength: 12 } },
        Schema: [{ Name: 'team', AttributeDataType: 'String' }],
        UserPoolTags: { team: 'a' },
      },
    });
    const { api, userPoolId: UserPoolId } = playground;
    const describePool = async () => (await api.describeUserPool({ UserPoolId })).UserPool!;
    const before = await describePool();
    expect(before).toMatchObject({ AutoVerifiedAttributes: ['email'], LambdaConfig: { PreSignUp: expect.anything() } });
    await api.updateUserPool({ UserPoolId, DeletionProtection: 'ACTIVE' });
    const after = await describePool();
    expect(after).toMatchObject({
      ...fixed,
      SchemaAttributes: before.SchemaAttributes,
      DeletionProtection: 'ACTIVE',
      LambdaConfig: {},
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: false },
      Policies: { PasswordPolicy: { MinimumLength: 12 } },
      UserPoolTags: { team: 'a' },
    });
    expect(after).not.toHaveProperty('AutoVerifiedAttributes');
    await playground.signUp('jane');
    expect(await playground.local.outbox.list()).toEqual([]);
  });

  test('MFA left out stays', async () => {
    await using playground = await openPlayground({ mfa: 'ON' });
    await playground.addUser('jane');
    await playground.api.updateUserPool({ UserPoolId: playground.userPoolId });
    expect(await playground.startSignIn('jane')).toMatchObject({ ChallengeName: 'MFA_SETUP' });
  });
});
