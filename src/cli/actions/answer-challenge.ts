import type { ChallengeAnswer } from '../../actions/index.js';
import { ExpectedError } from '../../events/index.js';
import type { SignIn } from '../../targets/index.js';
import type { Call } from './call.js';
import { chooseAnswer } from './choose-answer.js';
import type { Given, OptionName } from './option-table.js';
import { answerDeviceVerifier, answerPasswordVerifier, type CommonAnswer } from './srp-answers.js';
import { newKeys } from './srp-keys.js';

export const answerOptions = [
  'challengeName',
  'username',
  'session',
  'password',
  'code',
  'answer',
  'newPassword',
  'attribute',
  'email',
  'deviceKey',
] as const satisfies readonly OptionName[];

type SrpChallengeName = 'PASSWORD_VERIFIER' | 'DEVICE_SRP_AUTH' | 'DEVICE_PASSWORD_VERIFIER';
type AnswerGiven = Given<never, (typeof answerOptions)[number]>;

interface Answered {
  readonly answer: ChallengeAnswer;
  /** The keys of the SRP exchange that the answer begins. */
  readonly srp?: SignIn['srp'];
}

/** Answers the challenge that the last call got, or the one that the flags name. */
export async function answerChallenge(
  call: Call,
  given: AnswerGiven,
): Promise<{ readonly answer: ChallengeAnswer; readonly continues: SignIn }> {
  const challengeName = given.challengeName ?? call.signIn.challenge?.challengeName;
  if (challengeName === undefined) {
    throw new ExpectedError('No challenge is waiting for an answer.', {
      next: `Start a sign-in with ${call.command('action initiate-auth')}, or give --challenge-name.`,
      exitCode: 2,
    });
  }
  const username = given.username ?? call.signIn.challenge?.username ?? (await call.need('username'));
  const deviceKey = given.deviceKey ?? call.signIn.deviceKey;
  const common = { username, deviceKey, session: given.session ?? call.signIn.session };
  const { answer, srp } = await answerTo(challengeName, call, common, given);
  return { answer, continues: { username: call.signIn.username ?? username, deviceKey, srp } };
}

async function answerTo(
  challengeName: ChallengeAnswer['challengeName'],
  call: Call,
  common: CommonAnswer,
  given: AnswerGiven,
): Promise<Answered> {
  switch (challengeName) {
    case 'PASSWORD_VERIFIER':
      return { answer: await answerPasswordVerifier(call, common) };
    case 'DEVICE_SRP_AUTH': {
      const deviceKey = common.deviceKey ?? (await call.need('deviceKey'));
      return withNewKeys({ ...common, challengeName, deviceKey });
    }
    case 'DEVICE_PASSWORD_VERIFIER':
      return { answer: answerDeviceVerifier(call, common) };
    default:
      return answerInSession(challengeName, call, { ...common, session: await call.need('session') }, given);
  }
}

async function answerInSession(
  challengeName: Exclude<ChallengeAnswer['challengeName'], SrpChallengeName>,
  call: Call,
  common: CommonAnswer & { readonly session: string },
  given: AnswerGiven,
): Promise<Answered> {
  switch (challengeName) {
    case 'SOFTWARE_TOKEN_MFA':
    case 'SMS_MFA':
    case 'SMS_OTP':
    case 'EMAIL_OTP':
      return { answer: { ...common, challengeName, code: await call.need('code') } };
    case 'MFA_SETUP':
      return { answer: { ...common, challengeName, email: given.email } };
    case 'NEW_PASSWORD_REQUIRED': {
      const newPassword = await call.need('newPassword');
      return { answer: { ...common, challengeName, newPassword, userAttributes: given.attribute } };
    }
    case 'SELECT_CHALLENGE': {
      const answer = await chooseAnswer(call, challengeName, given);
      const choice = { ...common, challengeName, answer };
      if (answer === 'PASSWORD') return { answer: { ...choice, password: await call.need('password') } };
      return answer === 'PASSWORD_SRP' ? withNewKeys(choice) : { answer: choice };
    }
    case 'SELECT_MFA_TYPE':
      return { answer: { ...common, challengeName, answer: await chooseAnswer(call, challengeName, given) } };
    case 'CUSTOM_CHALLENGE':
      return { answer: { ...common, challengeName, answer: await call.need('answer') } };
    case 'PASSWORD':
      return { answer: { ...common, challengeName, password: await call.need('password') } };
    case 'PASSWORD_SRP':
      return withNewKeys({ ...common, challengeName });
    case 'WEB_AUTHN':
      throw new ExpectedError('A passkey can be used in a browser only.', { next: 'Choose another way to sign in.' });
  }
}

function withNewKeys<Answer>(answer: Answer): { answer: Answer & { srpA: string }; srp: NonNullable<SignIn['srp']> } {
  const srp = newKeys();
  return { answer: { ...answer, srpA: srp.srpA }, srp };
}
