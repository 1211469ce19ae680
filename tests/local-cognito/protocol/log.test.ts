import { expect, test } from 'vitest';
import { openConnection, rawRequest } from '../http/ask.js';
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

test('nothing that a client sends forges a line or gets more than its name into one', async () => {
  const lines: string[] = [];
  await using service = await openHttpService({ log: (line) => lines.push(line) });
  const send = async (text: string): Promise<void> => {
    const connection = await openConnection(service.port);
    connection.write(text);
    await connection.see(/\r\n\r\n/);
    connection.socket.destroy();
  };
  const long = 'x'.repeat(5000);
  await send(rawRequest('GET http://jane:secret@localhost/health?token=secret#secret'));
  await send(rawRequest('GET /\u{e9}\u{202e}evil'));
  await send(rawRequest(`GET /${long}`));
  await send(rawRequest('POST /', { 'x-amz-target': 'Evil.Red\tGET /health 200 \u{e9}' }, '{}'));
  await send(rawRequest('POST /', { 'x-amz-target': `Evil.${long}` }, '{}'));
  await send(rawRequest('PUT /', { 'user-agent': 'secret', cookie: 'secret' }, 'secret'));
  await send('secret\r\n\r\n');
  const time = String.raw`\d+\.\d ms`;
  expect(lines).toEqual(
    [
      `GET /health 200 ${time}`,
      String.raw`\(no request\) 400 SerializationException`,
      `GET /x{99} 404 ResourceNotFoundException ${time}`,
      `POST RedGEThealth200 400 UnknownOperationException ${time}`,
      `POST x{95} 400 UnknownOperationException ${time}`,
      `PUT / 405 MethodNotAllowedException ${time}`,
      String.raw`\(no request\) 400 SerializationException`,
    ].map((line): unknown => expect.stringMatching(new RegExp(`^${line}$`))),
  );
  expect(lines.join('\n')).not.toContain('secret');
});
