import { describe, expect, test } from 'vitest';
import { createPasskeyAuthenticator } from '../../support/passkey-authenticator.js';
import { makeUser } from '../made-user.js';
import { addPasskey, creationOptions, openWithPasskey, openWithPasskeys, signInByPasskey } from '../passkey.js';
import { failureOf, openService, tokensOf, type Playground } from '../playground.js';
import { openUserFile } from '../user-file.js';

const idsOf = async ({ api }: Playground, AccessToken: string) => {
  const { Credentials } = await api.listWebAuthnCredentials({ AccessToken });
  return Credentials!.map(({ CredentialId }) => CredentialId);
};

test('a user has twenty passkeys at most', async () => {
  await using playground = await openWithPasskeys();
  const { AccessToken } = await makeUser(playground, 'jane', {});
  const authenticator = createPasskeyAuthenticator();
  const begun = await creationOptions(playground, AccessToken);
  const ids: string[] = [];
  for (let number = 0; number < 20; number++) ids.push(await addPasskey(playground, AccessToken, authenticator));
  const full = 'LimitExceededException: A user has 20 passkeys at most: delete one by DeleteWebAuthnCredential first.';
  expect(await failureOf(creationOptions(playground, AccessToken))).toBe(full);
  const Credential = { ...authenticator.create(begun) };
  expect(await failureOf(playground.api.completeWebAuthnRegistration({ AccessToken, Credential }))).toBe(full);
  await playground.api.deleteWebAuthnCredential({ AccessToken, CredentialId: ids[0] });
  // What was refused has not used the challenge up.
  await playground.api.completeWebAuthnRegistration({ AccessToken, Credential });
});

describe('ListWebAuthnCredentials', () => {
  test('goes through pages, each passkey once', async () => {
    await using playground = await openWithPasskey();
    const { api, AccessToken, authenticator } = playground;
    for (let number = 0; number < 4; number++) await addPasskey(playground, AccessToken, authenticator);
    const all = await idsOf(playground, AccessToken);
    expect(all).toHaveLength(5);
    const paged: (string | undefined)[] = [];
    let NextToken: string | undefined;
    do {
      const page = await api.listWebAuthnCredentials({ AccessToken, MaxResults: 2, NextToken });
      expect(page.Credentials!.length).toBeLessThanOrEqual(2);
      paged.push(...page.Credentials!.map(({ CredentialId }) => CredentialId));
      NextToken = page.NextToken;
    } while (NextToken !== undefined);
    expect(paged).toEqual(all);
    expect((await api.listWebAuthnCredentials({ AccessToken, MaxResults: 0 })).Credentials).toHaveLength(5);
  });

  test('shows nobody those of others', async () => {
    await using playground = await openWithPasskey();
    const mary = await makeUser(playground, 'mary', {});
    expect(await idsOf(playground, mary.AccessToken)).toEqual([]);
  });

  test.each([
    [{ MaxResults: 21 }, /^InvalidParameterException: .*less than or equal to 20/],
    [{ NextToken: 'nonsense' }, /^InvalidParameterException: Invalid pagination token/],
    [{ AccessToken: 'a.b.c' }, /^NotAuthorizedException: Invalid Access Token/],
  ])('does not take %j', async (input, failure) => {
    await using playground = await openWithPasskey();
    const { api, AccessToken } = playground;
    expect(await failureOf(api.listWebAuthnCredentials({ AccessToken, ...input }))).toMatch(failure);
  });

  test.each([
    ['a security key', { attachment: 'cross-platform', flags: 0 }, 'Security key'],
    ['a passkey that is on several devices', { attachment: 'platform', flags: 0x18 }, 'Synced passkey'],
    ['one of which nothing is known', { attachment: undefined, flags: 0 }, 'Passkey'],
  ])('names %s', async (_, { attachment, flags }, name) => {
    await using playground = await openWithPasskeys();
    const { AccessToken } = await makeUser(playground, 'jane', {});
    const created = createPasskeyAuthenticator().create(await creationOptions(playground, AccessToken), { flags });
    const { authenticatorAttachment: _left, ...Credential } = created;
    await playground.api.completeWebAuthnRegistration({
      AccessToken,
      Credential: { ...Credential, ...(attachment && { authenticatorAttachment: attachment }) },
    });
    const { Credentials } = await playground.api.listWebAuthnCredentials({ AccessToken });
    expect(Credentials!.map(({ FriendlyCredentialName }) => FriendlyCredentialName)).toEqual([name]);
    expect(Credentials![0]!.AuthenticatorAttachment).toBe(attachment);
  });
});

describe('DeleteWebAuthnCredential', () => {
  test('deletes one passkey, once', async () => {
    await using playground = await openWithPasskey();
    const { api, AccessToken } = playground;
    const kept = await addPasskey(playground, AccessToken, playground.authenticator);
    const CredentialId = (await idsOf(playground, AccessToken)).find((id) => id !== kept);
    await api.deleteWebAuthnCredential({ AccessToken, CredentialId });
    expect(await idsOf(playground, AccessToken)).toEqual([kept]);
    expect(await failureOf(api.deleteWebAuthnCredential({ AccessToken, CredentialId }))).toBe(
      'ResourceNotFoundException: The user has no passkey of this CredentialId.',
    );
  });

  test('leaves those of others alone', async () => {
    await using playground = await openWithPasskey();
    const mary = await makeUser(playground, 'mary', {});
    const [CredentialId] = await idsOf(playground, playground.AccessToken);
    const tried = playground.api.deleteWebAuthnCredential({ AccessToken: mary.AccessToken, CredentialId });
    expect(await failureOf(tried)).toMatch('ResourceNotFoundException');
    expect(await idsOf(playground, playground.AccessToken)).toEqual([CredentialId]);
  });
});

test('passkeys and their counters outlive the service', async () => {
  await using users = await openUserFile();
  const file = users.path;
  const before = await openWithPasskey({ service: { file } });
  tokensOf(await signInByPasskey(before, { counter: 5 }));
  await before.local.close();
  await using service = await openService({ file, clock: before.clock });
  const after = { ...before, ...service };
  expect(await failureOf(signInByPasskey(after, { counter: 5 }))).toMatch('lower than expected 5');
  tokensOf(await signInByPasskey(after, { counter: 6 }));
});

test('passkeys go with their user', async () => {
  await using playground = await openWithPasskeys();
  const before = await makeUser(playground, 'jane', {});
  const authenticator = createPasskeyAuthenticator();
  const Credential = authenticator.create(await creationOptions(playground, before.AccessToken));
  await playground.api.completeWebAuthnRegistration({ ...before, Credential: { ...Credential } });
  await playground.api.deleteUser({ AccessToken: before.AccessToken });
  const { AccessToken } = await makeUser(playground, 'jane', {});
  expect(await idsOf(playground, AccessToken)).toEqual([]);
});
