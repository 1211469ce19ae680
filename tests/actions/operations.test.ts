import { describe, expect, test } from 'vitest';
import * as actions from '../../src/actions/index.js';
import { appClientCases } from './cases/app-clients.js';
import { app, confidential } from './cases/case.js';
import { deviceCases } from './cases/devices.js';
import { groupCases } from './cases/groups.js';
import { mfaCases } from './cases/mfa.js';
import { passwordCases } from './cases/passwords.js';
import { signInCases } from './cases/sign-in.js';
import { signUpCases } from './cases/sign-up.js';
import { signedInUserCases } from './cases/signed-in-user.js';
import { userPoolCases } from './cases/user-pools.js';
import { userCases } from './cases/users.js';
import { openWire } from './wire.js';

const cases = [
  ...signUpCases,
  ...passwordCases,
  ...signInCases(),
  ...mfaCases,
  ...deviceCases,
  ...signedInUserCases,
  ...userCases,
  ...groupCases,
  ...userPoolCases,
  ...appClientCases,
];

describe('each action sends exactly its request and gives a narrowed result', () => {
  test.each(cases.map((each) => ({ title: `${each.operation}${each.with ? ` with ${each.with}` : ''}`, ...each })))(
    '$title',
    async ({ operation, call, sends, answer = {}, gives, signed = false }) => {
      await using wire = await openWire(() => answer);
      const given = await call(wire.client);
      expect(wire.requests).toEqual([
        { target: `AWSCognitoIdentityProviderService.${operation}`, body: sends, signed },
      ]);
      if (gives !== undefined) expect(given).toEqual(gives);
    },
  );
});

test('every operation has a case', () => {
  const isAction = ([name, value]: [string, unknown]) => typeof value === 'function' && /^[a-z]/.test(name);
  const names = Object.entries(actions)
    .filter(isAction)
    .map(([name]) => name.toLowerCase());
  const covered = cases.map(({ operation }) => operation.toLowerCase());
  // These have tests of their own.
  expect(new Set([...covered, 'secrethash', 'updateuserpool'])).toEqual(new Set(names));
});

test('errors of the SDK pass through as they are', async () => {
  await using wire = await openWire(() => ({ __type: 'UsernameExistsException', message: 'User already exists' }));
  const rejected = actions.signUp(wire.client, { ...app, username: 'jane', password: 'pw' });
  await expect(rejected).rejects.toMatchObject({ name: 'UsernameExistsException', message: 'User already exists' });
});

test('a guaranteed member that is missing is an error that names it', async () => {
  await using wire = await openWire(() => ({ UserConfirmed: false }));
  const rejected = actions.signUp(wire.client, { ...app, username: 'jane', password: 'pw' });
  await expect(rejected).rejects.toThrow(new actions.MissingMemberError('SignUp', 'UserSub'));
  await expect(rejected).rejects.toThrow('The answer to SignUp has no UserSub.');
});

test('a refresh with a secret needs the username that the hash covers', async () => {
  await using wire = await openWire(() => ({}));
  const refresh = { ...confidential, authFlow: 'REFRESH_TOKEN_AUTH', refreshToken: 'refresh' } as const;
  await expect(actions.initiateAuth(wire.client, refresh)).rejects.toThrow('needs the username');
  expect(wire.requests).toEqual([]);
});
