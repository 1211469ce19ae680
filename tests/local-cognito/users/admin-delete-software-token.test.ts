import { expect, test } from 'vitest';
import { addAuthenticator, answerMfa, setUpMfa } from '../authenticator.js';
import { failureOf, openPlayground, tokensOf } from '../playground.js';

const jane = { Username: 'jane' };

test('the user signs in without the authenticator, and can set up another one', async () => {
  await using playground = await openPlayground({ mfa: 'OPTIONAL' });
  const { api, userPoolId: UserPoolId } = playground;
  await playground.addUser('jane');
  const tokens = await playground.signIn('jane');
  await addAuthenticator(playground, tokens);
  await api.adminDeleteSoftwareToken({ UserPoolId, ...jane });
  const described = await api.adminGetUser({ UserPoolId, ...jane });
  expect(described).not.toHaveProperty('UserMFASettingList');
  expect(described).not.toHaveProperty('PreferredMfaSetting');
  const authenticator = await addAuthenticator(playground, await playground.signIn('jane'));
  tokensOf(await answerMfa(playground, await playground.startSignIn('jane'), authenticator.freshCode()));
});

test('where MFA is required, the next sign-in sets up another one', async () => {
  await using playground = await openPlayground({ mfa: 'ON' });
  const { api, userPoolId: UserPoolId } = playground;
  await playground.addUser('jane');
  const { authenticator } = await setUpMfa(playground, 'jane');
  const question = await playground.startSignIn('jane');
  await api.adminDeleteSoftwareToken({ UserPoolId, ...jane });
  expect(await failureOf(answerMfa(playground, question, authenticator.freshCode()))).toBe(
    'SoftwareTokenMFANotFoundException: Software Token MFA does not exist for the user.',
  );
  await setUpMfa(playground, 'jane');
});

test('of a user who has none, and of nobody', async () => {
  await using playground = await openPlayground();
  const { api, userPoolId: UserPoolId } = playground;
  await playground.addUser('jane');
  await api.adminDeleteSoftwareToken({ UserPoolId, ...jane });
  expect(await failureOf(api.adminDeleteSoftwareToken({ UserPoolId, Username: 'joe' }))).toBe(
    'UserNotFoundException: User does not exist.',
  );
});
