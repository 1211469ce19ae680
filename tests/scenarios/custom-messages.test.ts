import { describe, expect, test } from 'vitest';
import { Interrupted, type Asking, type MessageArrived, type RunEvent } from '../../src/events/index.js';
import { customMessages } from '../../src/scenarios/custom-messages/custom-messages.js';
import { playStory, problemsIn, type Performance } from './play-story.js';

const sources = [
  'CustomMessage_SignUp',
  'CustomMessage_ResendCode',
  'CustomMessage_ForgotPassword',
  'CustomMessage_AdminCreateUser',
  'CustomMessage_Authentication',
];

const messagesIn = (events: readonly RunEvent[]): MessageArrived[] =>
  events.flatMap((event) => (event.type === 'message-arrived' ? [event] : []));

const callsIn = (events: readonly RunEvent[]): string[] =>
  events.flatMap((event) => (event.type === 'call-ended' ? [event.operation] : []));

const tableIn = (events: readonly RunEvent[]): readonly (readonly string[])[] =>
  events.flatMap((event) => (event.type === 'table' ? event.rows : []));

/** Gives the answers one after the other, and takes the suggestion from then on. */
function inTurn(...answers: readonly (string | undefined)[]): () => string | undefined {
  let asked = 0;
  return () => answers[asked++];
}

/** The code of the newest message with another last digit. */
function wrongCode(events: readonly RunEvent[]): string {
  const code = messagesIn(events).at(-1)?.secretValue ?? '';
  return code.slice(0, -1) + ((Number(code.at(-1)) + 1) % 10);
}

test('each message is written by the function, and the table says for what', async () => {
  const { events } = await playStory(customMessages, {
    replies: { username: () => 'jane', invitedUsername: () => 'kim' },
  });
  const called = events.flatMap((event) => (event.type === 'trigger-called' ? [event.triggerSource] : []));
  expect(called).toEqual(sources);
  const messages = messagesIn(events);
  expect(messages.map(({ to }) => to)).toEqual([
    'jane@example.com',
    'jane@example.com',
    'jane@example.com',
    'kim@example.com',
    'jane@example.com',
  ]);
  expect(tableIn(events)).toEqual(
    sources.map((source, index) => [source, messages[index]?.to, messages[index]?.subject]),
  );
});

test.each([
  {
    language: 'en',
    subjects: ['Confirm your account', 'Confirm your account', 'Choose a new password', 'Your sign-in code'],
    greeting: 'Hello Zoë,',
  },
  {
    language: 'de',
    subjects: [
      'Bestätigen Sie Ihr Konto',
      'Bestätigen Sie Ihr Konto',
      'Wählen Sie ein neues Passwort',
      'Ihr Anmeldecode',
    ],
    greeting: 'Guten Tag Zoë,',
  },
  {
    language: 'es',
    subjects: ['Confirme su cuenta', 'Confirme su cuenta', 'Elija una contraseña nueva', 'Su código de acceso'],
    greeting: 'Hola, Zoë:',
  },
])('whoever signs up is written to in the language of the app: $language', async ({ language, subjects, greeting }) => {
  const { events } = await playStory(customMessages, {
    replies: { language: () => language, username: () => 'zoe', givenName: () => 'Zoë' },
  });
  const messages = messagesIn(events).filter(({ to }) => to === 'zoe@example.com');
  expect(messages.map(({ subject }) => subject)).toEqual(subjects);
  for (const { text } of messages) expect(text.startsWith(`${greeting} `)).toBe(true);
});

test.each([
  { language: 'en', invitedLanguage: undefined, subject: 'Ihr neues Konto' },
  { language: 'de', invitedLanguage: undefined, subject: 'Su cuenta nueva' },
  { language: 'de', invitedLanguage: 'en', subject: 'Your new account' },
])(
  'who is invited is written to in the language of the locale: $invitedLanguage beside $language',
  async ({ language, invitedLanguage, subject }) => {
    const { events } = await playStory(customMessages, {
      replies: {
        language: () => language,
        invitedLanguage: () => invitedLanguage,
        invitedUsername: () => 'kim',
      },
    });
    const invitation = messagesIn(events).find(({ to }) => to === 'kim@example.com');
    expect(invitation?.subject).toBe(subject);
    expect(invitation?.secretText).toContain(': kim – ');
    expect(invitation?.text).not.toContain(invitation?.secretValue);
    const called = events.find(
      (event) => event.type === 'trigger-called' && event.triggerSource === 'CustomMessage_AdminCreateUser',
    );
    expect(called).toMatchObject({ request: { userAttributes: { locale: expect.any(String) } } });
    expect(called).not.toHaveProperty('request.clientMetadata');
  },
);

test('a new password signs in, and then the code is the second factor', async () => {
  const { events } = await playStory(customMessages, { replies: { username: () => 'jane' } });
  const results = events.flatMap((event) => (event.type === 'result' ? [event.text] : []));
  expect(results).toContain('Cognito asked for PASSWORD_VERIFIER, and jane has tokens.');
  expect(results).toContain('GetUser: UserMFASettingList is EMAIL_OTP, PreferredMfaSetting is EMAIL_OTP.');
  expect(results).toContain('Cognito asked for PASSWORD_VERIFIER, EMAIL_OTP, and jane has tokens.');
});

test('codes and passwords are in nothing that is kept', async () => {
  const { events } = await playStory(customMessages, {
    replies: { password: () => 'Correct-Horse-7', newPassword: () => 'Battery-Staple-8' },
  });
  const secrets = messagesIn(events).flatMap(({ secretValue }) => secretValue ?? []);
  expect(secrets).toHaveLength(5);
  const isKept = (key: string): boolean => !key.startsWith('secret') && key !== 'durationMs';
  const kept = JSON.stringify(events, (key, value: unknown) => (isKept(key) ? value : undefined));
  for (const secret of [...secrets, 'Correct-Horse-7', 'Battery-Staple-8']) expect(kept).not.toContain(secret);
});

describe('a mistake is told and asked about again', () => {
  /** Plays with the wrong code in the first answer to a question. */
  async function playWithWrong(question: string, ...more: readonly string[]): Promise<Performance> {
    const events: RunEvent[] = [];
    const rest = inTurn(...more);
    const reply = ({ attempt }: Asking): string | undefined =>
      attempt === 1 && !isTold() ? wrongCode(events) : rest();
    const isTold = (): boolean => problemsIn(events).length > 0;
    return playStory(customMessages, {
      replies: { [question]: reply },
      emit: (event) => events.push(event),
    });
  }

  test.each([
    { question: 'confirmationCode', told: /^That is not the code that was sent\. Cognito says:/ },
    { question: 'resetCode', told: /^That is not the code that was sent\. Cognito says:/ },
    { question: 'signInCode', told: /^That is not the code that was sent\.$/ },
  ])('a wrong $question', async ({ question, told }) => {
    const { events, error } = await playWithWrong(question);
    expect(error).toBeUndefined();
    expect(problemsIn(events)).toEqual([expect.stringMatching(told)]);
    expect(messagesIn(events)).toHaveLength(5);
  });

  test.each([
    { question: 'confirmationCode', source: 'CustomMessage_ResendCode', subject: 'Su cuenta' },
    { question: 'resetCode', source: 'CustomMessage_ForgotPassword', subject: 'Elija' },
  ])('a $question that is to be sent again comes in the same language, and is in the table', async (resent) => {
    const { question, source } = resent;
    const { events, error } = await playStory(customMessages, {
      replies: { language: () => 'es', [question]: inTurn('resend') },
    });
    expect({ error, problems: problemsIn(events) }).toEqual({ error: undefined, problems: [] });
    const rows = tableIn(events).filter(([triggerSource]) => triggerSource === source);
    expect(rows).toHaveLength(2);
    expect(rows[1]).toEqual(rows[0]);
  });

  test('a new password that is too weak, with the code that is still good', async () => {
    const { events, error } = await playStory(customMessages, { replies: { newPassword: inTurn('weak') } });
    expect(error).toBeUndefined();
    expect(problemsIn(events)).toEqual([expect.stringMatching(/^The password is too weak\./)]);
    expect(callsIn(events).filter((operation) => operation === 'ForgotPassword')).toHaveLength(1);
  });

  test('an invitation for a name that is taken', async () => {
    const { events, error } = await playStory(customMessages, {
      replies: { username: () => 'jane', invitedUsername: inTurn('jane', 'kim') },
    });
    expect(error).toBeUndefined();
    expect(problemsIn(events)).toEqual([expect.stringMatching(/^Cognito refused jane: User account already exists/)]);
  });

  test('five wrong codes: the lock is waited out', async () => {
    const controller = new AbortController();
    const events: RunEvent[] = [];
    const { error } = await playStory(customMessages, {
      signal: controller.signal,
      replies: { signInCode: () => wrongCode(events) },
      emit: (event) => {
        events.push(event);
        // The rest would only be seen by waiting.
        if (event.type === 'waiting') controller.abort();
      },
    });
    expect(error).toBeInstanceOf(Interrupted);
    expect(problemsIn(events)).toEqual([
      ...Array.from({ length: 5 }, () => 'That is not the code that was sent.'),
      'Too many codes were wrong, so Cognito locks the user for a while.',
    ]);
  });
});
