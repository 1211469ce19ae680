import { describe, expect, test } from 'vitest';
import { failureOf, openPlayground, password, tokensOf, type Playground, type SignedIn } from '../playground.js';
import { signIn } from '../srp-sign-in.js';

const wrong = 'NotAuthorizedException: Incorrect username or password.';
const other = 'Battery-Staple-9!';

const weak: [string, string][] = [
  ['Sh0rt!', 'Password not long enough'],
  ['BATTERY-STAPLE-9!', 'Password must have lowercase characters'],
  ['battery-staple-9!', 'Password must have uppercase characters'],
  ['Battery-Staple-!', 'Password must have numeric characters'],
  ['BatteryStaple9', 'Password must have symbol characters'],
];

describe('AdminSetUserPassword', () => {
  const set = ({ api, userPoolId: UserPoolId }: Playground, Password: string, Permanent?: boolean) =>
    api.adminSetUserPassword({ UserPoolId, Username: 'jane', Password, Permanent });
  const statusOf = async ({ api, userPoolId: UserPoolId }: Playground) =>
    (await api.adminGetUser({ UserPoolId, Username: 'jane' })).UserStatus;

  test('permanent: the new password signs in, the old one does not, and tokens stay good', async () => {
    await using playground = await openPlayground();
    await playground.addUser('jane');
    const { AccessToken } = await playground.signIn('jane');
    await set(playground, other, true);
    expect(await statusOf(playground)).toBe('CONFIRMED');
    expect(await failureOf(playground.startSignIn('jane'))).toBe(wrong);
    await playground.signIn('jane', { PASSWORD: other });
    await playground.api.getUser({ AccessToken });
  });

  test('permanent: by SRP too, and also in pools that know users by an address', async () => {
    await using playground = await openPlayground({ pool: { UsernameAttributes: ['email'] } });
    const sub = await playground.addUser('jane@example.com', 'jane@example.com');
    await playground.api.adminSetUserPassword({
      UserPoolId: playground.userPoolId,
      Username: 'jane@example.com',
      Password: other,
      Permanent: true,
    });
    await playground.api.adminSetUserPassword({
      UserPoolId: playground.userPoolId,
      Username: sub,
      Password: password,
      Permanent: true,
    });
    tokensOf(await signIn(playground, 'jane@example.com'));
  });

  test('permanent: confirms a user who did not', async () => {
    await using playground = await openPlayground();
    await playground.signUp('jane');
    await set(playground, other, true);
    expect(await statusOf(playground)).toBe('CONFIRMED');
    await playground.signIn('jane', { PASSWORD: other });
  });

  test.each([[false], [undefined]])('Permanent %s: the user must choose another', async (permanent) => {
    await using playground = await openPlayground();
    await playground.addUser('jane');
    await set(playground, other, permanent);
    expect(await statusOf(playground)).toBe('FORCE_CHANGE_PASSWORD');
    expect(await failureOf(playground.startSignIn('jane'))).toBe(wrong);
    await set(playground, password, true);
    expect(await statusOf(playground)).toBe('CONFIRMED');
    await playground.signIn('jane');
  });

  test.each(weak)('%s breaks the policy', async (password, text) => {
    await using playground = await openPlayground();
    await playground.addUser('jane');
    expect(await failureOf(set(playground, password, true))).toBe(
      `InvalidPasswordException: Password does not conform to policy: ${text}`,
    );
    await playground.signIn('jane');
  });
});

describe('ChangePassword', () => {
  type WithTokens = Playground & { tokens: SignedIn };
  const open = async (): Promise<WithTokens> => {
    const playground = await openPlayground();
    await playground.addUser('jane');
    return { ...playground, tokens: await playground.signIn('jane') };
  };
  const change = ({ api, tokens: { AccessToken } }: WithTokens, PreviousPassword: string | undefined, to = other) =>
    api.changePassword({ AccessToken, PreviousPassword, ProposedPassword: to });

  test('the new password signs in, the old one does not, and tokens stay good', async () => {
    await using playground = await open();
    await change(playground, password);
    expect(await failureOf(playground.startSignIn('jane'))).toBe(wrong);
    await playground.signIn('jane', { PASSWORD: other });
    await change(playground, other, password);
    tokensOf(await signIn(playground, 'jane'));
  });

  test('needs the password so far', async () => {
    await using playground = await open();
    expect(await failureOf(change(playground, 'wrong'))).toBe(wrong);
    expect(await failureOf(change(playground, undefined))).toBe(
      'InvalidParameterException: Missing required parameter PreviousPassword',
    );
    await playground.signIn('jane');
  });

  test('wrong ones lock the user out as wrong sign-ins do', async () => {
    await using playground = await open();
    for (let count = 0; count < 5; count++) expect(await failureOf(change(playground, 'wrong'))).toBe(wrong);
    expect(await failureOf(playground.startSignIn('jane'))).toBe('NotAuthorizedException: Password attempts exceeded');
  });

  test.each(weak)('%s breaks the policy', async (password, text) => {
    await using playground = await open();
    expect(await failureOf(change(playground, 'Correct-Horse-9!', password))).toBe(
      `InvalidPasswordException: Password does not conform to policy: ${text}`,
    );
    await playground.signIn('jane');
  });

  test('has five tries an hour', async () => {
    await using playground = await open();
    for (let count = 0; count < 5; count++) await change(playground, password, password);
    expect(await failureOf(change(playground, password))).toBe(
      'LimitExceededException: Attempt limit exceeded, please try after some time.',
    );
    playground.clock.advance({ hours: 1, milliseconds: 1 });
    const tokens = await playground.signIn('jane');
    await change({ ...playground, tokens }, password);
  });

  test('makes a temporary password a lasting one', async () => {
    await using playground = await open();
    const { api, userPoolId: UserPoolId } = playground;
    await api.adminSetUserPassword({ UserPoolId, Username: 'jane', Password: other });
    await change(playground, other, password);
    expect((await api.adminGetUser({ UserPoolId, Username: 'jane' })).UserStatus).toBe('CONFIRMED');
    await playground.signIn('jane');
  });
});
