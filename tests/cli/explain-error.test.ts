import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  CognitoIdentityProviderClient,
  CognitoIdentityProviderServiceException,
  ListUserPoolsCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, test } from 'vitest';
import { explainError } from '../../src/cli/explain-error.js';
import { startLocalCognito } from '../../src/local-cognito/index.js';
import { ExpectedError } from '../../src/events/index.js';

function exception(name: string, message = 'As Cognito says it.'): Error {
  return new CognitoIdentityProviderServiceException({ name, message, $fault: 'client', $metadata: {} });
}

/** The error of a real call. */
async function callError(endpoint: string): Promise<unknown> {
  const credentials = { accessKeyId: 'any', secretAccessKey: 'any' };
  const cognito = new CognitoIdentityProviderClient({ endpoint, region: 'us-east-1', credentials, maxAttempts: 1 });
  return cognito.send(new ListUserPoolsCommand({ MaxResults: 1 })).catch((error: unknown) => error);
}

test('a path of the target that has no Cognito', async () => {
  const local = await startLocalCognito();
  const { url } = await local.listen();
  const explained = explainError(await callError(`${url}/foo`));
  expect(explained?.message).toContain('no Cognito at this path');
  expect(explained?.next).toContain('Check the path in the URL of --target');
  await local.close();
});

describe('what Cognito refuses: its words, and what to do next', () => {
  test.for([
    ['UserNotFoundException', /list-users/],
    ['UsernameExistsException', /another username/],
    ['UserNotConfirmedException', /confirm-sign-up/],
    ['CodeMismatchException', /newest message/],
    ['ExpiredCodeException', /resend/],
    ['PasswordResetRequiredException', /forgot-password/],
    ['PasswordHistoryPolicyViolationException', /password/],
    ['RefreshTokenReuseException', /Sign in again/],
    ['GroupExistsException', /list-groups/],
    ['UnsupportedUserStateException', /admin-get-user/],
    ['ConcurrentModificationException', /Try again/],
    ['FeatureUnavailableInTierException', /tier/],
    ['LimitExceededException', /Wait/],
    ['TooManyRequestsException', /Wait/],
    ['InvalidPasswordException', /rules/],
    ['ResourceNotFoundException', /region/],
    ['InvalidParameterException', /settings/],
    ['AccessDeniedException', /IAM/],
    ['CredentialsProviderError', /aws sso login/],
    ['ExpiredTokenException', /sign in again/],
    ['UnknownOperationException', /--target aws/],
  ] as const)('%s', ([name, next]) => {
    const explained = explainError(exception(name));
    expect(explained?.message).toContain('As Cognito says it.');
    expect(explained?.next).toMatch(next);
    expect(explained?.exitCode).toBe(1);
  });

  test.for([
    ['Incorrect username or password.', /Check username and password/],
    ['Invalid session for the user, session is expired.', /Start the sign-in again/],
    ['Access Token has been revoked', /Sign in again/],
    ['Client abc is configured with secret but SECRET_HASH was not received', /COGNITO_DEMO_CLIENT_SECRET/],
    ['User is disabled.', /status/],
    ['User password cannot be reset in the current state.', /admin-get-user/],
  ] as const)('NotAuthorizedException: %s', ([message, next]) => {
    expect(explainError(exception('NotAuthorizedException', message))?.next).toMatch(next);
  });
});

describe('a target that is not there', () => {
  test('nothing listens', async () => {
    expect(explainError(await callError('http://127.0.0.1:1'))?.message).toBe('Nothing listens at 127.0.0.1:1.');
  });

  test('no such host', async () => {
    const explained = explainError(await callError('http://no-such-host.invalid'));
    expect(explained?.message).toBe('The host no-such-host.invalid is not known.');
  });

  test('something else listens', async () => {
    const server = createServer((_, response) => response.writeHead(200).end('<html>')).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const error = await callError(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    server.close();
    expect(explainError(error)?.message).toContain('does not speak the protocol of Cognito');
  });
});

test('an expected error explains itself', () => {
  const error = new ExpectedError('No.', { next: 'Do this.', exitCode: 2 });
  expect(explainError(error)).toBe(error);
});

test('a refusal that is not in the table is no bug of ours', () => {
  expect(explainError(exception('SomethingNew'))).toMatchObject({
    message: 'SomethingNew: As Cognito says it.',
    next: 'Check what was given against the message above.',
  });
});

test.for([new TypeError('x is undefined'), 'a string', undefined])('anything else is a bug: %s', (error) => {
  expect(explainError(error)).toBeUndefined();
});
