import * as actions from '../../../src/actions/index.js';
import { accessToken, ClientId, confidential, type Case } from './case.js';

export const signedInUserCases: readonly Case[] = [
  {
    operation: 'GetUser',
    call: (client) => actions.getUser(client, { accessToken }),
    sends: { AccessToken: accessToken },
    answer: { Username: 'jane', UserAttributes: [{ Name: 'sub', Value: 'sub' }] },
    gives: { username: 'jane', attributes: { sub: 'sub' }, mfaFactors: [], preferredMfa: undefined },
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
];
