import { describe, expect, test } from 'vitest';
import { failureOf, openPlayground, password, type Playground } from '../playground.js';

const constraints = 'InvalidParameterException: Input fails to satisfy the constraints.';

async function addUsers(playground: Playground, users: Readonly<Record<string, Readonly<Record<string, string>>>>) {
  for (const [Username, attributes] of Object.entries(users)) {
    await playground.api.signUp({
      ClientId: playground.clientId,
      Username,
      Password: password,
      UserAttributes: Object.entries(attributes).map(([Name, Value]) => ({ Name, Value })),
    });
  }
}

async function openWithFour(): Promise<Playground> {
  const playground = await openPlayground();
  await addUsers(playground, {
    zoe: { email: 'zoe@example.com', name: 'Jo', given_name: 'Zoe' },
    adam: { email: 'adam@example.com', name: 'John', phone_number: '+15555550001' },
    eve: { email: 'eve@example.org', name: 'Eve "the first" \\o/', family_name: 'Smith' },
    Bob: { name: 'john', preferred_username: 'bobby' },
  });
  const ConfirmationCode = await playground.sentCode('zoe@example.com');
  await playground.api.confirmSignUp({ ClientId: playground.clientId, Username: 'zoe', ConfirmationCode });
  return playground;
}

const list = async ({ api, userPoolId }: Playground, Filter?: string, more = {}) => {
  const { Users } = await api.listUsers({ UserPoolId: userPoolId, Filter, ...more });
  return Users!.map(({ Username }) => Username);
};

describe('filters', () => {
  test.each([
    ['', ['Bob', 'adam', 'eve', 'zoe']],
    [' ', ['Bob', 'adam', 'eve', 'zoe']],
    ['username = "adam"', ['adam']],
    ['username = "bob"', []],
    ['username ^= "ad"', ['adam']],
    ['username ^= ""', ['Bob', 'adam', 'eve', 'zoe']],
    ['email = "zoe@example.com"', ['zoe']],
    ['email^="a"', ['adam']],
    ['email ^= "e"', ['eve']],
    ['phone_number = "+15555550001"', ['adam']],
    ['phone_number ^= "+1555"', ['adam']],
    ['name ^= "Jo"', ['zoe', 'adam']],
    ['name = "Jo"', ['zoe']],
    ['name="john"', ['Bob']],
    [String.raw`name = "Eve \"the first\" \\o/"`, ['eve']],
    ['name = "%"', []],
    ['name ^= "%"', []],
    ['given_name = "Zoe"', ['zoe']],
    ['family_name ^= "Sm"', ['eve']],
    ['preferred_username = "bobby"', ['Bob']],
    ['cognito:user_status = "CONFIRMED"', ['zoe']],
    ['cognito:user_status = "confirmed"', ['zoe']],
    ['cognito:user_status = "UNKNOWN"', []],
    ['status = "Disabled"', []],
    ['status ^= "dis"', []],
    ['status = "constructor"', []],
  ])('%j', async (filter, expected) => {
    await using playground = await openWithFour();
    expect(await list(playground, filter)).toEqual(expected);
  });

  test.each([
    ['status = "Enabled"', 4],
    ['status ^= "en"', 4],
    ['cognito:user_status ^= "UNC"', 3],
  ])('%j selects %i, in any order', async (filter, count) => {
    await using playground = await openWithFour();
    expect(await list(playground, filter)).toHaveLength(count);
  });

  test('sub', async () => {
    await using playground = await openWithFour();
    const { UserAttributes } = await playground.api.adminGetUser({
      UserPoolId: playground.userPoolId,
      Username: 'adam',
    });
    const { Value = '' } = UserAttributes![0]!;
    expect(await list(playground, `sub = "${Value}"`)).toEqual(['adam']);
    expect(await list(playground, `sub ^= "${Value.slice(0, 20)}"`)).toEqual(['adam']);
  });

  test.each([
    'name',
    'name = Jo',
    "name = 'Jo'",
    'name == "Jo"',
    'name != "Jo"',
    'name = "Jo',
    'name = "Jo" and email = "x"',
    'custom:team = "a"',
    'nickname = "a"',
    'constructor = "a"',
    '= "a"',
  ])('%j is refused', async (filter) => {
    await using playground = await openWithFour();
    expect(await failureOf(list(playground, filter))).toBe(constraints);
  });
});

describe('pages', () => {
  const walk = async ({ api, userPoolId: UserPoolId }: Playground, input: object): Promise<string[][]> => {
    const pages: string[][] = [];
    let PaginationToken: string | undefined;
    do {
      const page = await api.listUsers({ UserPoolId, ...input, PaginationToken });
      pages.push(page.Users!.map(({ Username }) => Username!));
      PaginationToken = page.PaginationToken;
    } while (PaginationToken !== undefined);
    return pages;
  };

  test('of 60, unless told, in order, each user once, while others come and go', async () => {
    await using playground = await openPlayground();
    const names = Array.from({ length: 125 }, (_, index) => `user${String(index).padStart(3, '0')}`);
    // Namesakes: the order within one value matters where pages meet.
    await addUsers(playground, Object.fromEntries(names.map((name) => [name, { name: 'Same' }])));
    for (const filter of [undefined, 'username ^= "user"']) {
      const pages = await walk(playground, { Filter: filter });
      expect(pages.map(({ length }) => length)).toEqual([60, 60, 5]);
      expect(pages.flat()).toEqual(names);
    }
    for (const filter of ['name = "Same"', 'status = "Enabled"', 'cognito:user_status = "unconfirmed"']) {
      const pages = await walk(playground, { Filter: filter, Limit: 50 });
      expect(pages.map(({ length }) => length)).toEqual([50, 50, 25]);
      expect(pages.flat().toSorted()).toEqual(names);
    }

    const { api, userPoolId: UserPoolId } = playground;
    const first = await api.listUsers({ UserPoolId, Limit: 10 });
    await api.adminDeleteUser({ UserPoolId, Username: 'user009' });
    await addUsers(playground, { user000a: {} });
    const second = await api.listUsers({ UserPoolId, Limit: 10, PaginationToken: first.PaginationToken });
    expect(second.Users!.map(({ Username }) => Username)).toEqual(names.slice(10, 20));
  });

  test('Limit 0 is a page of the usual size, and the last page has no token', async () => {
    await using playground = await openWithFour();
    expect(await walk(playground, { Limit: 0 })).toHaveLength(1);
    expect(await walk(playground, { Limit: 2 })).toHaveLength(2);
    expect(await walk(playground, { Limit: 4 })).toHaveLength(1);
  });

  test.each(['x', Buffer.from('["a"]').toString('base64url'), Buffer.from('[1,2]').toString('base64url')])(
    'a token that is not ours is refused: %s',
    async (PaginationToken) => {
      await using playground = await openWithFour();
      expect(await failureOf(list(playground, '', { PaginationToken }))).toBe(
        'InvalidParameterException: Invalid pagination token',
      );
    },
  );
});

describe('AttributesToGet', () => {
  test('narrows the attributes, and leaves out no user', async () => {
    await using playground = await openWithFour();
    const { Users } = await playground.api.listUsers({
      UserPoolId: playground.userPoolId,
      AttributesToGet: ['email', 'preferred_username'],
    });
    expect(Users!.map(({ Attributes }) => Attributes)).toEqual([
      [{ Name: 'preferred_username', Value: 'bobby' }],
      [{ Name: 'email', Value: 'adam@example.com' }],
      [{ Name: 'email', Value: 'eve@example.org' }],
      [{ Name: 'email', Value: 'zoe@example.com' }],
    ]);
  });

  test('names what the schema has', async () => {
    await using playground = await openWithFour();
    expect(await failureOf(list(playground, '', { AttributesToGet: ['email', 'colour'] }))).toBe(
      'InvalidParameterException: One or more requested attributes do not exist.',
    );
  });
});

test('an entry has state and dates, and users of other pools are not listed', async () => {
  await using playground = await openPlayground();
  const sub = await playground.signUp('jane');
  const now = new Date(playground.clock.now());
  const { Users } = await playground.api.listUsers({ UserPoolId: playground.userPoolId });
  expect(Users).toEqual([
    {
      Username: 'jane',
      Attributes: [
        { Name: 'sub', Value: sub },
        { Name: 'email', Value: 'jane@example.com' },
        { Name: 'email_verified', Value: 'false' },
      ],
      UserCreateDate: now,
      UserLastModifiedDate: now,
      Enabled: true,
      UserStatus: 'UNCONFIRMED',
    },
  ]);
  const { UserPool } = await playground.api.createUserPool({ PoolName: 'other' });
  expect((await playground.api.listUsers({ UserPoolId: UserPool!.Id })).Users).toEqual([]);
});
