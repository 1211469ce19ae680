import * as actions from '../../../src/actions/index.js';
import {
  accessToken,
  ClientId,
  codeDelivery,
  confidential,
  delivery,
  SECRET_HASH,
  userPoolId,
  type Case,
} from './case.js';

export const passwordCases: readonly Case[] = [
  {
    operation: 'ForgotPassword',
    call: (client) =>
      actions.forgotPassword(client, { ...confidential, username: 'jane', clientMetadata: { source: 'test' } }),
    sends: { ClientId, SecretHash: SECRET_HASH, Username: 'jane', ClientMetadata: { source: 'test' } },
    answer: { CodeDeliveryDetails: delivery },
    gives: codeDelivery,
  },
  {
    operation: 'ConfirmForgotPassword',
    call: (client) =>
      actions.confirmForgotPassword(client, {
        ...confidential,
        username: 'jane',
        confirmationCode: '123456',
        password: 'Correct-Horse-9!',
        clientMetadata: { source: 'test' },
      }),
    sends: {
      ClientId,
      SecretHash: SECRET_HASH,
      Username: 'jane',
      ConfirmationCode: '123456',
      Password: 'Correct-Horse-9!',
      ClientMetadata: { source: 'test' },
    },
  },
  {
    operation: 'ChangePassword',
    call: (client) =>
      actions.changePassword(client, { accessToken, previousPassword: 'old', proposedPassword: 'Correct-Horse-9!' }),
    sends: { AccessToken: accessToken, PreviousPassword: 'old', ProposedPassword: 'Correct-Horse-9!' },
  },
  {
    operation: 'ChangePassword',
    with: 'no password so far',
    call: (client) => actions.changePassword(client, { accessToken, proposedPassword: 'Correct-Horse-9!' }),
    sends: { AccessToken: accessToken, ProposedPassword: 'Correct-Horse-9!' },
  },
  {
    operation: 'AdminResetUserPassword',
    signed: true,
    call: (client) =>
      actions.adminResetUserPassword(client, { userPoolId, username: 'jane', clientMetadata: { source: 'test' } }),
    sends: { UserPoolId: userPoolId, Username: 'jane', ClientMetadata: { source: 'test' } },
  },
  {
    operation: 'AdminSetUserPassword',
    signed: true,
    call: (client) => actions.adminSetUserPassword(client, { userPoolId, username: 'jane', password: 'pw' }),
    sends: { UserPoolId: userPoolId, Username: 'jane', Password: 'pw' },
  },
  {
    operation: 'AdminSetUserPassword',
    with: 'permanence',
    signed: true,
    call: (client) =>
      actions.adminSetUserPassword(client, { userPoolId, username: 'jane', password: 'pw', permanent: true }),
    sends: { UserPoolId: userPoolId, Username: 'jane', Password: 'pw', Permanent: true },
  },
];
