import * as actions from '../../../src/actions/index.js';
import { accessToken, ClientId, codeDelivery, confidential, delivery, type Case } from './case.js';

export const signedInUserCases: readonly Case[] = [
  {
    operation: 'GetUser',
    call: (client) => actions.getUser(client, { accessToken }),
    sends: { AccessToken: accessToken },
    answer: { Username: 'jane', UserAttributes: [{ Name: 'sub', Value: 'sub' }] },
    gives: { username: 'jane', attributes: { sub: 'sub' }, mfaFactors: [], preferredMfa: undefined },
  },
  {
    operation: 'GetUserAuthFactors',
    call: (client) => actions.getUserAuthFactors(client, { accessToken }),
    sends: { AccessToken: accessToken },
    answer: { Username: 'jane', ConfiguredUserAuthFactors: ['PASSWORD', 'EMAIL_OTP'] },
    gives: { username: 'jane', factors: ['PASSWORD', 'EMAIL_OTP'], mfaFactors: [], preferredMfa: undefined },
  },
  {
    operation: 'DeleteUser',
    call: (client) => actions.deleteUser(client, { accessToken }),
    sends: { AccessToken: accessToken },
  },
  {
    operation: 'GlobalSignOut',
    call: (client) => actions.globalSignOut(client, { accessToken }),
    sends: { AccessToken: accessToken },
  },
  {
    operation: 'RevokeToken',
    call: (client) => actions.revokeToken(client, { ...confidential, refreshToken: 'refresh' }),
    sends: { ClientId, ClientSecret: confidential.clientSecret, Token: 'refresh' },
  },
  {
    operation: 'UpdateUserAttributes',
    call: (client) =>
      actions.updateUserAttributes(client, {
        accessToken,
        attributes: { email: 'jane@example.com', nickname: '' },
        clientMetadata: { source: 'test' },
      }),
    sends: {
      AccessToken: accessToken,
      UserAttributes: [
        { Name: 'email', Value: 'jane@example.com' },
        { Name: 'nickname', Value: '' },
      ],
      ClientMetadata: { source: 'test' },
    },
    answer: { CodeDeliveryDetailsList: [delivery] },
    gives: [codeDelivery],
  },
  {
    operation: 'UpdateUserAttributes',
    with: 'nothing to verify',
    call: (client) => actions.updateUserAttributes(client, { accessToken, attributes: { nickname: 'J' } }),
    sends: { AccessToken: accessToken, UserAttributes: [{ Name: 'nickname', Value: 'J' }] },
    gives: [],
  },
  {
    operation: 'GetUserAttributeVerificationCode',
    call: (client) => actions.getUserAttributeVerificationCode(client, { accessToken, attributeName: 'email' }),
    sends: { AccessToken: accessToken, AttributeName: 'email' },
    answer: { CodeDeliveryDetails: delivery },
    gives: codeDelivery,
  },
  {
    operation: 'VerifyUserAttribute',
    call: (client) =>
      actions.verifyUserAttribute(client, { accessToken, attributeName: 'phone_number', code: '123456' }),
    sends: { AccessToken: accessToken, AttributeName: 'phone_number', Code: '123456' },
  },
];
