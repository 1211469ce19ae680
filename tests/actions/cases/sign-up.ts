import * as actions from '../../../src/actions/index.js';
import {
  app,
  ClientId,
  codeDelivery,
  confidential,
  delivery,
  SECRET_HASH,
  session,
  userPoolId,
  type Case,
} from './case.js';

export const signUpCases: readonly Case[] = [
  {
    operation: 'SignUp',
    call: (client) => actions.signUp(client, { ...app, username: 'jane', password: 'Correct-Horse-9!' }),
    sends: { ClientId, Username: 'jane', Password: 'Correct-Horse-9!', UserAttributes: [] },
    answer: { UserConfirmed: true, UserSub: 'sub' },
    gives: { userSub: 'sub', userConfirmed: true, codeDelivery: undefined, session: undefined },
  },
  {
    operation: 'SignUp',
    with: 'no password',
    call: (client) => actions.signUp(client, { ...app, username: 'jane' }),
    sends: { ClientId, Username: 'jane', UserAttributes: [] },
    answer: { UserConfirmed: false, UserSub: 'sub', Session: session },
    gives: { userSub: 'sub', userConfirmed: false, codeDelivery: undefined, session },
  },
  {
    operation: 'ConfirmSignUp',
    with: 'the session of the sign-up',
    call: (client) => actions.confirmSignUp(client, { ...app, username: 'jane', confirmationCode: '123456', session }),
    sends: { ClientId, Username: 'jane', ConfirmationCode: '123456', Session: session },
    answer: { Session: 'the next' },
    gives: { session: 'the next' },
  },
  {
    operation: 'SignUp',
    with: 'a secret, attributes and metadata',
    call: (client) =>
      actions.signUp(client, {
        ...confidential,
        username: 'jane',
        password: 'Correct-Horse-9!',
        attributes: { email: 'jane@example.com', 'custom:team': 'blue' },
        clientMetadata: { source: 'test' },
      }),
    sends: {
      ClientId,
      SecretHash: SECRET_HASH,
      Username: 'jane',
      Password: 'Correct-Horse-9!',
      UserAttributes: [
        { Name: 'email', Value: 'jane@example.com' },
        { Name: 'custom:team', Value: 'blue' },
      ],
      ClientMetadata: { source: 'test' },
    },
    answer: { UserConfirmed: false, UserSub: 'sub', CodeDeliveryDetails: delivery },
    gives: { userSub: 'sub', userConfirmed: false, codeDelivery, session: undefined },
  },
  {
    operation: 'ConfirmSignUp',
    call: (client) => actions.confirmSignUp(client, { ...confidential, username: 'jane', confirmationCode: '123456' }),
    sends: { ClientId, SecretHash: SECRET_HASH, Username: 'jane', ConfirmationCode: '123456' },
  },
  {
    operation: 'ResendConfirmationCode',
    call: (client) => actions.resendConfirmationCode(client, { ...confidential, username: 'jane' }),
    sends: { ClientId, SecretHash: SECRET_HASH, Username: 'jane' },
    answer: { CodeDeliveryDetails: delivery },
    gives: codeDelivery,
  },
  {
    operation: 'SignUp',
    with: 'validation data',
    call: (client) =>
      actions.signUp(client, {
        ...app,
        username: 'jane',
        password: 'Correct-Horse-9!',
        validationData: { captcha: 'seven' },
      }),
    sends: {
      ClientId,
      Username: 'jane',
      Password: 'Correct-Horse-9!',
      UserAttributes: [],
      ValidationData: [{ Name: 'captcha', Value: 'seven' }],
    },
    answer: { UserConfirmed: false, UserSub: 'sub' },
  },
  {
    operation: 'AdminConfirmSignUp',
    signed: true,
    call: (client) =>
      actions.adminConfirmSignUp(client, { userPoolId, username: 'jane', clientMetadata: { source: 'test' } }),
    sends: { UserPoolId: userPoolId, Username: 'jane', ClientMetadata: { source: 'test' } },
  },
];
