import { expect, test } from 'vitest';
import { openHttpService } from '../http.js';

test('a line a request: method, operation, status, error and time, and none of what was said', async () => {
  const lines: string[] = [];
  await using service = await openHttpService({ log: (line) => lines.push(line) });
  const { UserPool } = await service.api.createUserPool({ PoolName: 'p', AutoVerifiedAttributes: ['email'] });
  const { UserPoolClient } = await service.api.createUserPoolClient({
    UserPoolId: UserPool!.Id,
    ClientName: 'c',
    ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH'],
  });
  const { ClientId } = UserPoolClient!;
  const secrets = { username: 'Secret-Jane', password: 'Secret-Horse-9!', email: 'secret@example.com' };
  const UserAttributes = [{ Name: 'email', Value: secrets.email }];
  await service.post('SignUp', { ClientId, Username: secrets.username, Password: secrets.password, UserAttributes });
  const [mail] = await service.local.outbox.list();
  await service.post('ConfirmSignUp', { ClientId, Username: secrets.username, ConfirmationCode: mail!.code });
  const AuthParameters = { USERNAME: secrets.username, PASSWORD: secrets.password };
  const signedIn = await service.post('InitiateAuth', { ClientId, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters });
  const { AccessToken } = signedIn.body['AuthenticationResult'] as { AccessToken: string };
  await service.post('GetUser', { AccessToken });
  await service.post('GetUser', { AccessToken: `${AccessToken}x` });
  await fetch(`${service.url}/health?token=secret`);

  const time = String.raw`\d+\.\d ms`;
  expect(lines).toEqual(
    [
      `POST SignUp 200 ${time}`,
      `POST ConfirmSignUp 200 ${time}`,
      `POST InitiateAuth 200 ${time}`,
      `POST GetUser 200 ${time}`,
      `POST GetUser 400 NotAuthorizedException ${time}`,
      `GET /health 200 ${time}`,
    ].map((line): unknown => expect.stringMatching(new RegExp(`^${line}$`))),
  );
  const log = lines.join('\n').toLowerCase();
  for (const secret of ['secret', mail!.code!, AccessToken.toLowerCase()]) expect(log).not.toContain(secret);
});
