import * as actions from '../../../src/actions/index.js';
import { accessToken, session, userPoolId, type Case } from './case.js';

export const mfaCases: readonly Case[] = [
  {
    operation: 'AssociateSoftwareToken',
    with: 'a session',
    call: (client) => actions.associateSoftwareToken(client, { session }),
    sends: { Session: session },
    answer: { SecretCode: 'GEZDGNBVGY3TQOJQ', Session: 'next session' },
    gives: { secretCode: 'GEZDGNBVGY3TQOJQ', session: 'next session' },
  },
  {
    operation: 'AssociateSoftwareToken',
    with: 'an access token',
    call: (client) => actions.associateSoftwareToken(client, { accessToken }),
    sends: { AccessToken: accessToken },
    answer: { SecretCode: 'GEZDGNBVGY3TQOJQ' },
    gives: { secretCode: 'GEZDGNBVGY3TQOJQ' },
  },
  {
    operation: 'VerifySoftwareToken',
    with: 'a session',
    call: (client) =>
      actions.verifySoftwareToken(client, { session, code: '123456', friendlyDeviceName: "Jane's phone" }),
    sends: { Session: session, UserCode: '123456', FriendlyDeviceName: "Jane's phone" },
    answer: { Status: 'SUCCESS', Session: 'next session' },
    gives: { status: 'SUCCESS', session: 'next session' },
  },
  {
    operation: 'VerifySoftwareToken',
    with: 'an access token',
    call: (client) => actions.verifySoftwareToken(client, { accessToken, code: '123456' }),
    sends: { AccessToken: accessToken, UserCode: '123456' },
    answer: { Status: 'SUCCESS' },
    gives: { status: 'SUCCESS' },
  },
  {
    operation: 'SetUserMFAPreference',
    call: (client) =>
      actions.setUserMfaPreference(client, {
        accessToken,
        softwareToken: { enabled: true, preferred: true },
        email: { enabled: false },
      }),
    sends: {
      AccessToken: accessToken,
      SoftwareTokenMfaSettings: { Enabled: true, PreferredMfa: true },
      EmailMfaSettings: { Enabled: false },
    },
  },
  {
    operation: 'AdminSetUserMFAPreference',
    signed: true,
    call: (client) =>
      actions.adminSetUserMfaPreference(client, {
        userPoolId,
        username: 'jane',
        softwareToken: { enabled: false },
        sms: { enabled: true },
        email: { enabled: true, preferred: true },
      }),
    sends: {
      UserPoolId: userPoolId,
      Username: 'jane',
      SoftwareTokenMfaSettings: { Enabled: false },
      SMSMfaSettings: { Enabled: true },
      EmailMfaSettings: { Enabled: true, PreferredMfa: true },
    },
  },
];
