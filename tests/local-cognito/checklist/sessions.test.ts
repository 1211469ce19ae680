/** Behaviour checklist: sessions. */
import { describe, expect, test } from 'vitest';
import { answerMfa, setUpMfa, type Authenticator } from '../authenticator.js';
import { addJane, answerCode, janesEmail, openWithFactors } from '../message-mfa.js';
import { failureOf, openPlayground, tokensOf, type Playground, type PlaygroundOptions } from '../playground.js';

type WithMfa = Playground & { authenticator: Authenticator };

async function openWithMfa(options: PlaygroundOptions = {}): Promise<WithMfa> {
  const playground = await openPlayground({ mfa: 'ON', ...options });
  await playground.addUser('jane');
  return { ...playground, ...(await setUpMfa(playground, 'jane')) };
}

describe('Session: expired, unknown, of another user; a wrong code keeps it', () => {
  const invalid = 'NotAuthorizedException: Invalid session for the user.';
  const mismatch = 'CodeMismatchException: Invalid code received for user';

  test.each([
    ['three minutes', {}, 3],
    ['as many minutes as the client says', { AuthSessionValidity: 15 }, 15],
  ])('it lives for %s, from each challenge on', async (_, client, minutes) => {
    await using playground = await openWithMfa({ client });
    const question = await playground.startSignIn('jane');
    playground.clock.advance({ minutes, milliseconds: -1 });
    expect(await failureOf(answerMfa(playground, question, '000000'))).toBe(mismatch);
    playground.clock.advance({ milliseconds: 1 });
    expect(await failureOf(answerMfa(playground, question, playground.authenticator.code()))).toBe(
      'NotAuthorizedException: Invalid session for the user, session is expired.',
    );
  });

  test('it counts once', async () => {
    await using playground = await openWithMfa();
    const { authenticator } = playground;
    const question = await playground.startSignIn('jane');
    tokensOf(await answerMfa(playground, question, authenticator.freshCode()));
    expect(await failureOf(answerMfa(playground, question, authenticator.freshCode()))).toBe(
      'NotAuthorizedException: Invalid session for the user, session can only be used once.',
    );
  });

  test.each<[string, (playground: WithMfa, session: string) => Promise<string> | string]>([
    ['unknown', () => 'x'.repeat(40)],
    ['changed in one place', (_, session) => `${session.slice(0, -5)}AAAAA`],
    [
      'of another pool',
      async () => {
        await using elsewhere = await openWithMfa();
        return (await elsewhere.startSignIn('jane')).Session!;
      },
    ],
    [
      'of another app client',
      async (playground) => {
        const { clientId: ClientId } = await playground.addClient();
        const AuthParameters = { USERNAME: 'jane', PASSWORD: 'Correct-Horse-9!' };
        const { api } = playground;
        return (await api.initiateAuth({ ClientId, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters })).Session!;
      },
    ],
    [
      'of another user',
      async (playground) => {
        await playground.addUser('joe');
        await setUpMfa(playground, 'joe');
        return (await playground.startSignIn('joe')).Session!;
      },
    ],
    [
      'of another challenge',
      async (playground) => {
        await playground.addUser('joe');
        return (await playground.startSignIn('joe')).Session!;
      },
    ],
  ])('one that is %s is refused', async (_, sessionOf) => {
    await using playground = await openWithMfa();
    const { Session } = await playground.startSignIn('jane');
    const foreign = { Session: await sessionOf(playground, Session!) };
    expect(await failureOf(answerMfa(playground, foreign, playground.authenticator.freshCode()))).toBe(invalid);
    tokensOf(await answerMfa(playground, { Session }, playground.authenticator.freshCode()));
  });

  test('wrong TOTP codes keep it', async () => {
    await using playground = await openWithMfa();
    const question = await playground.startSignIn('jane');
    for (let count = 0; count < 4; count++) {
      expect(await failureOf(answerMfa(playground, question, playground.authenticator.wrongCode()))).toBe(mismatch);
    }
    tokensOf(await answerMfa(playground, question, playground.authenticator.freshCode()));
  });

  test('wrong codes that were sent keep it, and a missing one is named', async () => {
    await using playground = await openWithFactors(['EMAIL']);
    await addJane(playground);
    const question = await playground.startSignIn('jane');
    const code = await playground.sentCode(janesEmail);
    const wrong = code === '000000' ? '111111' : '000000';
    for (let count = 0; count < 4; count++) {
      expect(await failureOf(answerCode(playground, question, wrong))).toBe(
        'CodeMismatchException: Invalid code or auth state for the user.',
      );
    }
    expect(await failureOf(answerCode(playground, question, ''))).toBe(
      'InvalidParameterException: Missing required parameter EMAIL_OTP_CODE',
    );
    tokensOf(await answerCode(playground, question, code));
  });
});
