import { afterEach, describe, expect, test, vi } from 'vitest';
import { functions, type TriggerName } from '../../src/triggers/index.js';
import { eventOf, gatherLog } from './call.js';

afterEach(() => vi.restoreAllMocks());

const sources: Readonly<Record<TriggerName, readonly string[]>> = {
  PreSignUp: ['PreSignUp_SignUp', 'PreSignUp_AdminCreateUser', 'PreSignUp_ExternalProvider'],
  PostConfirmation: ['PostConfirmation_ConfirmSignUp', 'PostConfirmation_ConfirmForgotPassword'],
  PreAuthentication: ['PreAuthentication_Authentication'],
  PostAuthentication: ['PostAuthentication_Authentication'],
  DefineAuthChallenge: ['DefineAuthChallenge_Authentication'],
  CreateAuthChallenge: ['CreateAuthChallenge_Authentication'],
  VerifyAuthChallengeResponse: ['VerifyAuthChallengeResponse_Authentication'],
  PreTokenGeneration: ['TokenGeneration_Authentication', 'TokenGeneration_RefreshTokens'],
  UserMigration: ['UserMigration_Authentication', 'UserMigration_ForgotPassword'],
  CustomMessage: ['CustomMessage_SignUp', 'CustomMessage_Authentication'],
  CustomEmailSender: ['CustomEmailSender_SignUp'],
  CustomSMSSender: ['CustomSMSSender_SignUp'],
};
const names = Object.keys(sources) as TriggerName[];

test('there is a function for each trigger', () => {
  expect(Object.keys(functions)).toEqual(names);
});

describe('an event of another trigger comes back unchanged, and nothing is logged', () => {
  test.each(names)('%s', async (name) => {
    const log = gatherLog();
    const handler = await functions[name]({ environment: {} });
    const others = names.filter((other) => other !== name).flatMap((other) => sources[other]);
    for (const source of [...others, 'InboundFederation_ExternalProvider', '']) {
      const event = Object.freeze(eventOf(source, { session: [], challengeName: 'CUSTOM_CHALLENGE' }));
      expect(await handler(event)).toBe(event);
    }
    expect(log).toEqual([]);
  });
});
