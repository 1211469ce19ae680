import { describe, expect, test } from 'vitest';
import { call, eventOf } from './call.js';

/** Short for an entry of the session: a name, then what came of it. */
const entry = (challengeName: string, challengeResult: unknown = true) => ({ challengeName, challengeResult });
const custom = (challengeMetadata: unknown, challengeResult: unknown) => ({
  challengeName: 'CUSTOM_CHALLENGE',
  challengeResult,
  challengeMetadata,
});
const captcha = (right: unknown = true) => custom('CAPTCHA', right);
const secret = (right: unknown = true) => custom('SECRET_QUESTION', right);
const password = [entry('SRP_A'), entry('PASSWORD_VERIFIER')];

async function answer(
  session: unknown,
  { userNotFound, attempts }: { userNotFound?: boolean; attempts?: string } = {},
) {
  const event = eventOf('DefineAuthChallenge_Authentication', { session, userNotFound });
  const { response } = await call('DefineAuthChallenge', event, { ATTEMPTS: attempts });
  if (response['issueTokens'] === response['failAuthentication']) return response['challengeName'];
  return response['issueTokens'] === true ? 'tokens' : 'failure';
}

describe('what comes next', () => {
  test.each([
    { when: 'at the start without a password', session: [], next: 'CUSTOM_CHALLENGE' },
    { when: 'at the start with SRP', session: [entry('SRP_A')], next: 'PASSWORD_VERIFIER' },
    { when: 'after the password', session: password, next: 'CUSTOM_CHALLENGE' },
    { when: 'after the captcha', session: [captcha()], next: 'CUSTOM_CHALLENGE' },
    { when: 'after both', session: [captcha(), secret()], next: 'tokens' },
    { when: 'after password and both', session: [...password, captcha(), secret()], next: 'tokens' },
    { when: 'after wrong answers', session: [captcha(false), captcha(false)], next: 'CUSTOM_CHALLENGE' },
    {
      when: 'after right answers at last',
      session: [captcha(false), captcha(false), captcha(), secret(false), secret(false), secret()],
      next: 'tokens',
    },
    { when: 'after a third wrong sum', session: [captcha(false), captcha(false), captcha(false)], next: 'failure' },
    {
      when: 'after a right one too late',
      session: [captcha(false), captcha(false), captcha(false), captcha()],
      next: 'failure',
    },
    {
      when: 'after a third wrong answer',
      session: [captcha(), secret(false), secret(false), secret(false)],
      next: 'failure',
    },
    { when: 'after SMS_MFA', session: [...password, entry('SMS_MFA')], next: 'CUSTOM_CHALLENGE' },
    { when: 'after EMAIL_OTP', session: [...password, entry('EMAIL_OTP'), captcha()], next: 'CUSTOM_CHALLENGE' },
    {
      when: 'after a second factor and a device',
      session: [
        ...password,
        entry('SOFTWARE_TOKEN_MFA'),
        entry('DEVICE_SRP_AUTH'),
        entry('DEVICE_PASSWORD_VERIFIER'),
        captcha(),
        secret(),
      ],
      next: 'tokens',
    },
    {
      when: 'after a device alone',
      session: [...password, entry('DEVICE_SRP_AUTH'), entry('DEVICE_PASSWORD_VERIFIER')],
      next: 'CUSTOM_CHALLENGE',
    },
  ])('$when: $next', async ({ session, next }) => {
    expect(await answer(session)).toBe(next);
  });
});

describe('what makes no sense fails', () => {
  test.each<{ what: string; session: unknown }>([
    { what: 'a wrong password', session: [entry('SRP_A'), entry('PASSWORD_VERIFIER', false)] },
    {
      what: 'a wrong password, with right answers',
      session: [entry('SRP_A'), entry('PASSWORD_VERIFIER', false), captcha(), secret()],
    },
    { what: 'SRP_A that failed', session: [entry('SRP_A', false)] },
    { what: 'a password that was left out', session: [entry('SRP_A'), captcha(), secret()] },
    { what: 'a password without SRP_A', session: [entry('PASSWORD_VERIFIER'), captcha(), secret()] },
    { what: 'SRP_A later on', session: [captcha(), secret(), entry('SRP_A')] },
    { what: 'a wrong code', session: [...password, entry('SOFTWARE_TOKEN_MFA', false), captcha(), secret()] },
    {
      what: 'a wrong device',
      session: [...password, entry('DEVICE_SRP_AUTH'), entry('DEVICE_PASSWORD_VERIFIER', false)],
    },
    { what: 'a device before the code', session: [...password, entry('DEVICE_SRP_AUTH'), entry('SMS_MFA')] },
    { what: 'a code after the captcha', session: [...password, captcha(), entry('SMS_MFA'), secret()] },
    { what: 'a code without a password', session: [entry('SMS_MFA'), captcha(), secret()] },
    { what: 'the secret question before the captcha', session: [secret(), captcha()] },
    { what: 'the secret question alone', session: [secret()] },
    { what: 'the secret question after a wrong captcha', session: [captcha(false), secret()] },
    { what: 'the captcha twice', session: [captcha(), captcha()] },
    { what: 'a challenge after the last', session: [captcha(), secret(), secret()] },
    { what: 'a custom challenge of no kind', session: [custom(undefined, true), custom(undefined, true)] },
    { what: 'a custom challenge of another kind', session: [custom('FINGERPRINT', true), secret()] },
    {
      what: 'a built-in challenge with the metadata of ours',
      session: [{ ...captcha(), challengeName: 'SMS_MFA' }, secret()],
    },
    { what: 'an unknown challenge', session: [...password, entry('RETINA'), captcha(), secret()] },
    { what: 'a new password', session: [...password, entry('NEW_PASSWORD_REQUIRED')] },
    { what: 'a result that is a text', session: [captcha('true'), secret('true')] },
    { what: 'no result', session: [captcha(), secret(null)] },
    { what: 'an entry that is none', session: [null] },
    { what: 'none after SRP_A', session: [entry('SRP_A'), null] },
    { what: 'no session', session: undefined },
    { what: 'a session that is no list', session: { 0: captcha(), 1: secret(), length: 2 } },
  ])('$what', async ({ session }) => {
    expect(await answer(session)).toBe('failure');
  });
});

describe('somebody who does not exist', () => {
  test.each([
    { session: [] },
    { session: [entry('SRP_A')] },
    { session: password },
    { session: [captcha(false)] },
    { session: [captcha(), secret(false)] },
    { session: [captcha(false), captcha(false), captcha(false)] },
  ])('is led as anybody: $session', async ({ session }) => {
    expect(await answer(session, { userNotFound: true })).toBe(await answer(session));
  });

  test('gets no tokens, whatever the session says', async () => {
    expect(await answer([captcha(), secret()], { userNotFound: true })).toBe('failure');
  });
});

describe('the number of tries is a setting', () => {
  test.each([
    { attempts: '1', wrong: 1, next: 'failure' },
    { attempts: '2', wrong: 1, next: 'CUSTOM_CHALLENGE' },
    { attempts: ' 5 ', wrong: 4, next: 'CUSTOM_CHALLENGE' },
    { attempts: '0', wrong: 2, next: 'CUSTOM_CHALLENGE' },
    { attempts: '0', wrong: 3, next: 'failure' },
    { attempts: '-1', wrong: 3, next: 'failure' },
    { attempts: 'Infinity', wrong: 3, next: 'failure' },
    { attempts: '1e9', wrong: 3, next: 'failure' },
    { attempts: '', wrong: 3, next: 'failure' },
  ])('with "$attempts", $wrong wrong answers lead to $next', async ({ attempts, wrong, next }) => {
    expect(
      await answer(
        Array.from({ length: wrong }, () => captcha(false)),
        { attempts },
      ),
    ).toBe(next);
  });
});
