import { describe, expect, test } from 'vitest';
import { call, eventOf } from './call.js';

const asked = { autoConfirmUser: false, autoVerifyEmail: false, autoVerifyPhone: false };
const signUp = (email?: unknown) => eventOf('PreSignUp_SignUp', { userAttributes: { email } }, { response: asked });

describe('a user of a known domain is confirmed and the address verified', () => {
  test.each([
    { email: 'jane@example.com' },
    { email: "Jane.O'Hara+demo@EXAMPLE.Com" },
    { email: 'jane@corp.example', environment: { KNOWN_DOMAINS: 'example.com, Corp.Example ,' } },
    { email: 'jane@sub.example.com', environment: { KNOWN_DOMAINS: 'sub.example.com' } },
  ])('$email', async ({ email, environment }) => {
    const { response } = await call('PreSignUp', signUp(email), environment);
    expect(response).toEqual({ autoConfirmUser: true, autoVerifyEmail: true, autoVerifyPhone: false });
  });
});

describe('anybody else signs up as without the function', () => {
  test.each([
    { email: 'jane@evil.test' },
    { email: 'jane@example.com@evil.test' },
    { email: 'jane@evil.test@example.com' },
    { email: '"jane@example.com"@evil.test' },
    { email: '"jane@evil.test"@example.com' },
    { email: 'jane@sub.example.com' },
    { email: 'jane@notexample.com' },
    { email: 'jane@example.com.evil.test' },
    { email: 'jane@example.com.' },
    { email: 'jane@example,com' },
    { email: 'jane@example.com\n' },
    { email: 'jane@evil.test\n@example.com' },
    { email: ' jane@example.com' },
    { email: 'jane@ex\u0430mple.com', why: 'a Cyrillic letter' },
    { email: 'jane@examp\u217ce.com', why: 'a Roman numeral' },
    { email: 'jane@example\u3002com', why: 'an ideographic full stop' },
    { email: 'jane@\uff45xample.com', why: 'a full-width letter' },
    { email: 'jane@example.com\u200b', why: 'a blank without width' },
    { email: '@example.com' },
    { email: 'example.com' },
    { email: '.jane@example.com' },
    { email: 'jane..doe@example.com' },
    { email: '' },
    { email: undefined },
    { email: ['jane@example.com'] },
    { email: 'jane@example.com', environment: { KNOWN_DOMAINS: '' } },
    { email: 'jane@example.com', environment: { KNOWN_DOMAINS: 'example.org' } },
    { email: 'jane@__proto__', environment: { KNOWN_DOMAINS: 'example.com' } },
  ])('$email $why $environment', async ({ email, environment }) => {
    const event = signUp(email);
    expect(await call('PreSignUp', event, environment)).toBe(event);
  });

  test.each(['PreSignUp_AdminCreateUser', 'PreSignUp_ExternalProvider'])('%s', async (source) => {
    const event = eventOf(source, { userAttributes: { email: 'jane@example.com' } });
    expect(await call('PreSignUp', event)).toBe(event);
  });
});

test('the rest of the event goes back as it came', async () => {
  const event = signUp('jane@example.com');
  expect(await call('PreSignUp', event)).toEqual({
    ...event,
    response: { autoConfirmUser: true, autoVerifyEmail: true, autoVerifyPhone: false },
  });
  expect(event.response).toEqual(asked);
});
