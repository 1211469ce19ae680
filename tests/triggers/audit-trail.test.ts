import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { call, eventOf, gatherLog } from './call.js';

afterEach(() => vi.restoreAllMocks());

const sub = '6b1f0c52-1111-4222-8333-94d5e6f70819';
const about = {
  at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/) as string,
  userName: 'jane',
  sub,
  clientId: '4a8lq0r2v7k9m1n3p5',
  userPoolId: 'eu-west-1_Ab1Cd2Ef3',
};

describe('one line is written', () => {
  test.each([
    { trigger: 'PostConfirmation', source: 'PostConfirmation_ConfirmSignUp', line: { audit: 'confirmed' } },
    {
      trigger: 'PostConfirmation',
      source: 'PostConfirmation_ConfirmForgotPassword',
      line: { audit: 'password reset' },
    },
    { trigger: 'PreAuthentication', source: 'PreAuthentication_Authentication', line: { audit: 'sign-in attempt' } },
    {
      trigger: 'PreAuthentication',
      source: 'PreAuthentication_Authentication',
      request: { userNotFound: true },
      line: { audit: 'sign-in attempt', userNotFound: true },
    },
    {
      trigger: 'PostAuthentication',
      source: 'PostAuthentication_Authentication',
      request: { newDeviceUsed: true },
      line: { audit: 'signed in', newDeviceUsed: true },
    },
    {
      trigger: 'PostAuthentication',
      source: 'PostAuthentication_Authentication',
      request: { newDeviceUsed: false },
      line: { audit: 'signed in', newDeviceUsed: false },
    },
  ] as const)('$source $line', async ({ trigger, source, line, ...rest }) => {
    const log = gatherLog();
    const event = eventOf(source, 'request' in rest ? rest.request : {});
    expect(await call(trigger, event)).toBe(event);
    expect(log).toEqual([{ ...line, ...about }]);
  });
});

describe('an app client that is blocked', () => {
  const environment = { BLOCKED_CLIENT_IDS: 'another, 4a8lq0r2v7k9m1n3p5' };

  test('is refused, and both attempt and refusal are in the trail', async () => {
    const log = gatherLog();
    const refused = call('PreAuthentication', eventOf('PreAuthentication_Authentication'), environment);
    await expect(refused).rejects.toThrow('Signing in from this app is switched off');
    expect(log).toEqual([
      { audit: 'sign-in attempt', ...about },
      { audit: 'sign-in refused', reason: 'The app client is blocked.', ...about },
    ]);
  });

  test.each([
    { clientId: '4a8lq0r2v7k9m1n3p', why: 'the beginning of its id' },
    { clientId: null, why: 'no client, as in the console' },
    { clientId: '', why: 'an empty id' },
  ])('is not meant by $why', async ({ clientId }) => {
    gatherLog();
    const event = eventOf('PreAuthentication_Authentication', {}, { callerContext: { clientId } });
    expect(await call('PreAuthentication', event, environment)).toBe(event);
  });
});

describe('a line holds no addresses and no secrets', () => {
  test.each([
    { userName: 'jane.doe@example.com', written: 'j***@e***' },
    { userName: '"a@b"@example.com', written: '"***@e***' },
    { userName: '@example.com', written: '***@e***' },
    { userName: '+4915112349934', written: '+*******9934' },
    { userName: 'jane', written: 'jane' },
  ])('the name $userName is written as $written', async ({ userName, written }) => {
    const log = gatherLog();
    await call('PreAuthentication', eventOf('PreAuthentication_Authentication', {}, { userName }));
    expect(log[0]).toMatchObject({ userName: written });
  });

  test('neither attributes nor what the client sent along', async () => {
    const log = gatherLog();
    const userAttributes = { sub, email: 'jane@example.com', phone_number: '+4915112349934', 'custom:pin': 'secret-1' };
    const request = { userAttributes, clientMetadata: { token: 'secret-2' }, validationData: { token: 'secret-3' } };
    await call('PreAuthentication', eventOf('PreAuthentication_Authentication', request));
    expect(JSON.stringify(log)).not.toMatch(/example\.com|9934|secret/);
  });
});

test('no name can break the line or draw on a terminal', async () => {
  const userName = 'a\n{"audit":"signed in"}\r\u001b[2J\u009b2J\u0085\u2028\u202e';
  const written: unknown[] = [];
  vi.spyOn(console, 'log').mockImplementation((line: string) => written.push(line));
  await call('PostConfirmation', eventOf('PostConfirmation_ConfirmSignUp', {}, { userName }));
  expect(written).toHaveLength(1);
  expect(written[0]).toMatch(/^[ -~]+$/);
  expect(JSON.parse(String(written[0]))).toMatchObject({ userName });
});

test('whatever the event holds, a confirmation is never answered by an error', async () => {
  const log = gatherLog();
  const odd = fc.record(
    { userName: fc.jsonValue(), userPoolId: fc.jsonValue(), callerContext: fc.jsonValue(), request: fc.jsonValue() },
    { requiredKeys: [] },
  );
  const oddAttributes = fc.jsonValue().map((userAttributes) => ({ request: { userAttributes } }));
  await fc.assert(
    fc.asyncProperty(fc.oneof(odd, oddAttributes), async (rest) => {
      const event = { triggerSource: 'PostConfirmation_ConfirmSignUp', ...rest };
      expect(await call('PostConfirmation', event)).toBe(event);
    }),
  );
  expect(log).toHaveLength(100);
});
