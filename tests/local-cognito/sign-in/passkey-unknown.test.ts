import { describe, expect, test } from 'vitest';
import { createPasskeyAuthenticator } from '../../support/passkey-authenticator.js';
import { configurePasskeys, answerPasskey, openWithPasskey, requestOptions } from '../passkey.js';
import { failureOf } from '../playground.js';
import { startChoice } from '../user-auth.js';

const hiding = { client: { PreventUserExistenceErrors: 'ENABLED' as const } };
const failed = 'NotAuthorizedException: Passkey authentication failed.';

/** Signs for whatever it is asked for. */
function stranger() {
  const authenticator = createPasskeyAuthenticator();
  authenticator.create({ challenge: '', rp: { id: 'localhost' }, user: { id: '' } });
  return authenticator;
}

test('a client that hides nobody says that the user does not exist', async () => {
  await using playground = await openWithPasskey();
  expect(await failureOf(startChoice(playground, 'nobody', 'WEB_AUTHN'))).toBe(
    'UserNotFoundException: User does not exist.',
  );
});

describe('a client that hides who exists', () => {
  test('asks for a passkey that nobody has, the same each time', async () => {
    await using playground = await openWithPasskey(hiding);
    const jane = await startChoice(playground, 'jane', 'WEB_AUTHN');
    const [asked, again, other] = [
      await startChoice(playground, 'nobody', 'WEB_AUTHN'),
      await startChoice(playground, 'nobody', 'WEB_AUTHN'),
      await startChoice(playground, 'somebody', 'WEB_AUTHN'),
    ];
    expect(asked.AvailableChallenges).toEqual(jane.AvailableChallenges);
    expect(Object.keys(asked.ChallengeParameters!)).toEqual(Object.keys(jane.ChallengeParameters!));
    expect(Math.abs(asked.Session!.length - jane.Session!.length)).toBeLessThan(16);
    const options = requestOptions(asked);
    expect(Object.keys(options)).toEqual(Object.keys(requestOptions(jane)));
    expect(options.allowCredentials).toEqual([
      { type: 'public-key', id: expect.stringMatching(/^[\w-]{43}$/), transports: ['hybrid', 'internal'] },
    ]);
    expect(requestOptions(again).allowCredentials).toEqual(options.allowCredentials);
    expect(requestOptions(again).challenge).not.toBe(options.challenge);
    expect(requestOptions(other).allowCredentials).not.toEqual(options.allowCredentials);
  });

  test('says as little of a disabled user', async () => {
    await using playground = await openWithPasskey(hiding);
    const [{ id: hers }] = requestOptions(await startChoice(playground, 'jane', 'WEB_AUTHN')).allowCredentials as [
      { id: string },
    ];
    await playground.api.adminDisableUser({ UserPoolId: playground.userPoolId, Username: 'jane' });
    const asked = await startChoice(playground, 'jane', 'WEB_AUTHN');
    expect(requestOptions(asked).allowCredentials).toEqual([
      { type: 'public-key', id: expect.stringMatching(/^[\w-]{43}$/), transports: ['hybrid', 'internal'] },
    ]);
    expect(requestOptions(asked).allowCredentials).not.toContainEqual(expect.objectContaining({ id: hers }));
    expect(await failureOf(answerPasskey(playground, asked.Session, stranger().get(requestOptions(asked))))).toBe(
      failed,
    );
  });

  test('says no more of a refusal than that', async () => {
    await using playground = await openWithPasskey(hiding);
    const nobody = await startChoice(playground, 'nobody', 'WEB_AUTHN');
    const theirs = stranger().get(requestOptions(nobody));
    const [{ id }] = requestOptions(nobody).allowCredentials as [{ id: string }];
    expect(await failureOf(answerPasskey(playground, nobody.Session, theirs, 'nobody'))).toBe(failed);
    expect(await failureOf(answerPasskey(playground, nobody.Session, { ...theirs, id, rawId: id }, 'nobody'))).toBe(
      failed,
    );
    const jane = await startChoice(playground, 'jane', 'WEB_AUTHN');
    const [{ id: hers }] = requestOptions(jane).allowCredentials as [{ id: string }];
    const forged = stranger().get(requestOptions(jane));
    const away = playground.authenticator.get(requestOptions(jane), { origin: 'https://evil.test' });
    for (const [playing, { Session }, listed] of [
      ['nobody', nobody, id],
      ['jane', jane, hers],
    ] as const) {
      const broken = { ...forged, id: listed, rawId: listed, response: { ...forged.response, clientDataJSON: 'AAAA' } };
      expect(await failureOf(answerPasskey(playground, Session, broken, playing))).toMatch(
        /^InvalidParameterException/,
      );
    }
    for (const credential of [forged, { ...forged, id: hers, rawId: hers }, away]) {
      expect(await failureOf(answerPasskey(playground, jane.Session, credential))).toBe(failed);
    }
  });

  test('offers nobody a passkey where the pool takes none', async () => {
    await using playground = await openWithPasskey({ ...hiding, mfa: 'OPTIONAL' });
    const offered = async () => (await startChoice(playground, 'nobody')).AvailableChallenges;
    expect(await offered()).toContain('WEB_AUTHN');
    const { api, userPoolId: UserPoolId } = playground;
    const SoftwareTokenMfaConfiguration = { Enabled: true };
    await api.setUserPoolMfaConfig({ UserPoolId, MfaConfiguration: 'OPTIONAL', SoftwareTokenMfaConfiguration });
    expect(await offered()).not.toContain('WEB_AUTHN');
    await configurePasskeys(playground, { FactorConfiguration: 'MULTI_FACTOR_WITH_USER_VERIFICATION' });
    const { $metadata: _, ...config } = await api.getUserPoolMfaConfig({ UserPoolId });
    await api.setUserPoolMfaConfig({ UserPoolId, ...config, MfaConfiguration: 'ON' });
    expect(await offered()).toContain('WEB_AUTHN');
  });
});
