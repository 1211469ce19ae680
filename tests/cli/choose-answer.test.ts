import { describe } from 'vitest';
import { openWire, type Wire } from '../actions/wire.js';
import { expect, test } from '../targets/temporary-folder.js';
import { act } from './agreeing-service.js';

/** A service that gives everybody the choice, and takes every answer. */
function openChooser(challenge: object): Promise<Wire> {
  const tokens = { AccessToken: 'a', IdToken: 'i', RefreshToken: 'r', ExpiresIn: 3600, TokenType: 'Bearer' };
  return openWire(({ target }) =>
    target.endsWith('.RespondToAuthChallenge') ? { AuthenticationResult: tokens } : { Session: 's1', ...challenge },
  );
}

const cases = [
  {
    ChallengeName: 'SELECT_CHALLENGE',
    AvailableChallenges: ['PASSWORD_SRP', 'EMAIL_OTP'],
    answers: ['EMAIL', 'EMAIL_OTP'],
    named: 'PASSWORD_SRP, EMAIL_OTP',
  },
  {
    ChallengeName: 'SELECT_MFA_TYPE',
    ChallengeParameters: { MFAS_CAN_CHOOSE: '["SMS_MFA","SOFTWARE_TOKEN_MFA"]' },
    answers: ['SOFTWARE_TOKEN', 'SOFTWARE_TOKEN_MFA'],
    named: 'SMS_MFA, SOFTWARE_TOKEN_MFA',
  },
] as const;

describe.for(cases)('$ChallengeName', ({ answers: [wrong, right], named, ...challenge }) => {
  const respond = 'respond-to-auth-challenge --username jane';

  test('names what there is to choose from, and again without an answer', async ({ folder }) => {
    await using service = await openChooser(challenge);
    const started = await act(service, folder, 'initiate-auth --auth-flow USER_AUTH --username jane');
    expect(started.stderr).toContain(`ANSWER is one of ${named}.`);
    const { exitCode, stderr } = await act(service, folder, respond);
    expect({ exitCode, stderr }).toEqual({
      exitCode: 2,
      stderr: `Error: ${challenge.ChallengeName} needs --answer.\nChoose from ${named}.\n`,
    });
  });

  test('refuses what it does not offer before it is sent, so that the session lasts', async ({ folder }) => {
    await using service = await openChooser(challenge);
    await act(service, folder, 'initiate-auth --auth-flow USER_AUTH --username jane');
    const { exitCode, stderr } = await act(service, folder, `${respond} --answer ${wrong}`);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(`${challenge.ChallengeName} does not offer ${wrong}.`);
    expect(stderr).toContain(`Choose from ${named}. Did you mean ${right}?`);
    expect(service.requests.map(({ target }) => target.split('.')[1])).not.toContain('RespondToAuthChallenge');

    const name = `--challenge-name ${challenge.ChallengeName}`;
    expect((await act(service, folder, `${respond} ${name} --answer ${wrong}`)).exitCode).toBe(2);
    expect((await act(service, folder, `${respond} --answer ${right}`)).exitCode).toBe(0);
    expect(service.requests.at(-1)?.body).toMatchObject({ Session: 's1', ChallengeName: challenge.ChallengeName });
  });

  test('leaves an answer to a session that the flag gives to the service', async ({ folder }) => {
    await using service = await openChooser(challenge);
    const line = `${respond} --challenge-name ${challenge.ChallengeName} --session s2`;
    expect((await act(service, folder, line)).stderr).toContain('This action needs --answer.');
    expect((await act(service, folder, `${line} --answer ANY`)).exitCode).toBe(0);
    expect(service.requests.at(-1)?.body).toMatchObject({ Session: 's2' });
  });
});
