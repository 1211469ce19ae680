import { describe, expect, test } from 'vitest';
import { openWithFunctions, passOn, type TestFunction } from '../functions.js';
import { openHttpService, signed } from '../http.js';
import { claimsOf, failureOf, openPlayground, openService, password, type Playground } from '../playground.js';
import { signIn } from '../srp-sign-in.js';

/** A function that waits at a gate until somebody opens it. */
function gated(handler: TestFunction = passOn) {
  let open!: () => void;
  let arrive!: () => void;
  const opened = new Promise<void>((resolve) => (open = resolve));
  /** Resolves when the first call has come. */
  const arrived = new Promise<void>((resolve) => (arrive = resolve));
  const waiting: TestFunction = async (event) => {
    arrive();
    await opened;
    return handler(event);
  };
  return { handler: waiting, arrived, open: () => open() };
}

describe('a function may call the service', () => {
  test('and finds a user confirmed whom it is told of', async () => {
    await using playground = await openWithFunctions({
      PostConfirmation: async (event) => {
        const { userPoolId: UserPoolId, userName: Username } = event;
        const { UserStatus } = await playground.api.adminGetUser({ UserPoolId, Username });
        expect(UserStatus).toBe('CONFIRMED');
        return event;
      },
    });
    await playground.addUser('jane');
    expect(playground.events).toHaveLength(1);
  });

  test('over HTTP', async () => {
    await using service = await openHttpService();
    const { local, api } = service;
    const PostConfirmation = local.functions.register('welcome', async (event: { userPoolId: string }) => {
      const { userPoolId: UserPoolId } = event;
      const answer = await service.post('AdminGetUser', { UserPoolId, Username: 'jane' }, signed);
      expect(answer.body['UserStatus']).toBe('CONFIRMED');
      return event;
    });
    const { UserPool } = await api.createUserPool({
      PoolName: 'pool',
      AutoVerifiedAttributes: ['email'],
      LambdaConfig: { PostConfirmation },
    });
    const { UserPoolClient } = await api.createUserPoolClient({ UserPoolId: UserPool!.Id, ClientName: 'app' });
    const { ClientId } = UserPoolClient!;
    const UserAttributes = [{ Name: 'email', Value: 'jane@example.com' }];
    await service.post('SignUp', { ClientId, Username: 'jane', Password: password, UserAttributes });
    const [message] = await local.outbox.list();
    const confirmed = await service.post('ConfirmSignUp', {
      ClientId,
      Username: 'jane',
      ConfirmationCode: message!.code,
    });
    expect([confirmed.status, confirmed.body]).toEqual([200, {}]);
  });

  test('and sign other users up, whose functions do the same', async () => {
    await using playground = await openWithFunctions({
      PreSignUp: async (event) => {
        const generation = Number(event.userName.slice('user'.length));
        if (generation < 4) await playground.signUp(`user${generation + 1}`);
        return event;
      },
    });
    await playground.signUp('user1');
    const { Users } = await playground.api.listUsers({ UserPoolId: playground.userPoolId });
    expect(Users!.map(({ Username }) => Username!).toSorted()).toEqual(['user1', 'user2', 'user3', 'user4']);
  });

  test('and sign in the user who signs in', async () => {
    await using playground = await openWithFunctions({
      PostAuthentication: async (event) => {
        if (playground.events.length === 1) await playground.signIn('jane');
        return event;
      },
    });
    await playground.addUser('jane');
    await playground.signIn('jane');
    expect(playground.sources()).toEqual(['PostAuthentication_Authentication', 'PostAuthentication_Authentication']);
  });

  const remove = ({ api, userPoolId: UserPoolId }: Playground, Username: string) =>
    api.adminDeleteUser({ UserPoolId, Username });

  test.each([
    ['LEGACY' as const, 'UserNotFoundException: User does not exist.'],
    ['ENABLED' as const, 'NotAuthorizedException: Incorrect username or password.'],
  ])('and delete the user who signs in, %s', async (PreventUserExistenceErrors, failure) => {
    await using playground = await openWithFunctions(
      {
        PreAuthentication: async (event) => {
          await remove(playground, 'jane');
          return event;
        },
      },
      { client: { PreventUserExistenceErrors } },
    );
    await playground.addUser('jane');
    expect(await failureOf(playground.startSignIn('jane'))).toBe(failure);
    await playground.addUser('jane');
    expect(await failureOf(signIn(playground, 'jane'))).toBe(failure);
  });

  test('and delete the user whose sign-in has succeeded', async () => {
    await using playground = await openWithFunctions({
      PreTokenGeneration: async (event) => {
        await remove(playground, 'jane');
        return event;
      },
    });
    await playground.addUser('jane');
    const { AccessToken } = await playground.signIn('jane');
    expect(await failureOf(playground.api.getUser({ AccessToken }))).toBe(
      'UserNotFoundException: User does not exist.',
    );
  });
});

describe('calls at once', () => {
  test('two sign-ups of one name: the first to be written wins', async () => {
    const gate = gated();
    await using playground = await openWithFunctions({ PreSignUp: gate.handler });
    const both = Promise.all([failureOf(playground.signUp('jane')), failureOf(playground.signUp('jane'))]);
    await gate.arrived;
    gate.open();
    const outcomes = await both;
    expect(playground.events).toHaveLength(2);
    expect(outcomes.filter((outcome) => outcome === 'UsernameExistsException: User already exists')).toHaveLength(1);
  });

  test('two sign-ins of one user: each gets tokens of its own', async () => {
    const gate = gated();
    await using playground = await openWithFunctions({ PreAuthentication: gate.handler });
    await playground.addUser('jane');
    const both = Promise.all([playground.signIn('jane'), playground.signIn('jane')]);
    await gate.arrived;
    gate.open();
    const [one, other] = (await both).map(({ AccessToken }) => claimsOf(AccessToken)['origin_jti']);
    expect(one).not.toBe(other);
  });

  test.each([
    ['a', { PreAuthentication: passOn }],
    ['no', {}],
  ])('wrong passwords lock the user out all the same, with %s function before them', async (_, functions) => {
    await using playground = await openWithFunctions(functions);
    await playground.addUser('jane');
    const tries = Array.from({ length: 8 }, () => failureOf(playground.startSignIn('jane', { PASSWORD: 'wrong' })));
    expect((await Promise.all(tries)).toSorted()).toEqual([
      ...Array.from({ length: 5 }, () => 'NotAuthorizedException: Incorrect username or password.'),
      ...Array.from({ length: 3 }, () => 'NotAuthorizedException: Password attempts exceeded'),
    ]);
  });
});

describe('close', () => {
  test('waits for the calls under way, and for those that their functions make', async () => {
    const gate = gated(async (event) => {
      await playground.api.describeUserPool({ UserPoolId: event.userPoolId });
      return event;
    });
    const playground = await openWithFunctions({ PreSignUp: gate.handler });
    const signUp = failureOf(playground.signUp('jane'));
    await gate.arrived;
    const closed = playground.local.close();
    gate.open();
    await closed;
    expect(await signUp).toMatch(/^no failure/);
  });

  test('over HTTP, too', async () => {
    const gate = gated();
    const service = await openService();
    const PreSignUp = service.local.functions.register('slow', gate.handler as never);
    const { url } = await service.local.listen();
    const { UserPool } = await service.api.createUserPool({ PoolName: 'pool', LambdaConfig: { PreSignUp } });
    const { UserPoolClient } = await service.api.createUserPoolClient({
      UserPoolId: UserPool!.Id,
      ClientName: 'app',
    });
    const signUp = fetch(url, {
      method: 'POST',
      headers: { 'x-amz-target': 'AWSCognitoIdentityProviderService.SignUp' },
      body: JSON.stringify({ ClientId: UserPoolClient!.ClientId, Username: 'jane', Password: password }),
    });
    await gate.arrived;
    const closed = service.local.close();
    gate.open();
    await closed;
    expect((await signUp).status).toBe(200);
  });

  test('a call that comes afterwards fails, and says why', async () => {
    const playground = await openPlayground();
    await playground.local.close();
    expect(await failureOf(playground.signUp('jane'))).toBe('Error: This local Cognito is closed.');
  });

  test('may be called twice', async () => {
    const { local } = await openService();
    await local.close();
    await local.close();
  });
});
