import { openWire, type Wire } from '../actions/wire.js';
import type { Output } from '../support/built-program.js';
import { callProgram } from './called-program.js';

export const pool = { UserPoolId: 'eu-west-1_Ab1Cd2Ef3' };
export const app = { ClientId: '4a8lq0r2v7k9m1n3p5' };
export const Username = 'jane';
export const user = { UserPoolId: pool.UserPoolId, Username };
export const AccessToken = 'eyJ.access.token';
const secrets = {
  COGNITO_DEMO_PASSWORD: 'Correct-Horse-7',
  COGNITO_DEMO_NEW_PASSWORD: 'Correct-Horse-8',
  COGNITO_DEMO_TEMPORARY_PASSWORD: 'Correct-Horse-9',
};

const CodeDeliveryDetails = { Destination: 'j***@e***', DeliveryMedium: 'EMAIL', AttributeName: 'email' };
const Group = { GroupName: 'admins', CreationDate: 0, LastModifiedDate: 0 };
const AuthenticationResult = { AccessToken, IdToken: 'i', RefreshToken: 'r1', ExpiresIn: 3600, TokenType: 'Bearer' };
const dates = { UserCreateDate: 0, UserLastModifiedDate: 0 };
const answers: Readonly<Record<string, object>> = {
  DescribeUserPoolClient: { UserPoolClient: { ...app, ClientName: 'demo' } },
  DescribeUserPool: { UserPool: { Id: pool.UserPoolId, Name: 'demo', LambdaConfig: { PostConfirmation: 'arn:old' } } },
  CreateUserPool: { UserPool: { Id: pool.UserPoolId, Arn: 'arn', Name: 'demo' } },
  CreateUserPoolClient: { UserPoolClient: app },
  SignUp: { UserSub: 'sub', UserConfirmed: false },
  ForgotPassword: { CodeDeliveryDetails },
  GetUserAttributeVerificationCode: { CodeDeliveryDetails },
  AdminCreateUser: {
    User: { ...dates, Username, Enabled: true, UserStatus: 'CONFIRMED', Attributes: [{ Name: 'sub', Value: 'sub' }] },
  },
  GetUserAuthFactors: { Username, ConfiguredUserAuthFactors: ['PASSWORD'] },
  GetDevice: { Device: { DeviceKey: 'key', DeviceCreateDate: 0 } },
  CreateGroup: { Group },
  ListGroups: { Groups: [Group] },
  AdminListGroupsForUser: { Groups: [Group] },
  InitiateAuth: { AuthenticationResult },
  GetTokensFromRefreshToken: { AuthenticationResult: { ...AuthenticationResult, RefreshToken: 'r2' } },
};

/** A service that agrees to whatever it is asked, and writes it down. Some of its answers may be given. */
export function openService(given: Readonly<Record<string, object>> = {}): Promise<Wire> {
  return openWire(({ target }) => ({ ...answers, ...given })[target.split('.')[1] ?? ''] ?? {});
}

/** `cognito-demo action …` on the service. */
export function act(service: Wire, home: string, line: string): Promise<Output> {
  const where = ['--target', service.url, '--user-pool-id', pool.UserPoolId, '--client-id', app.ClientId];
  return callProgram(['action', ...line.split(' '), ...where], { HOME: home, COGNITO_DEMO_HOME: home, ...secrets });
}
