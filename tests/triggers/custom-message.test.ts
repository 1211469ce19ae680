import { describe, expect, test } from 'vitest';
import { call, eventOf } from './call.js';

const sources = [
  'CustomMessage_SignUp',
  'CustomMessage_ResendCode',
  'CustomMessage_ForgotPassword',
  'CustomMessage_AdminCreateUser',
  'CustomMessage_Authentication',
  'CustomMessage_UpdateUserAttribute',
  'CustomMessage_VerifyUserAttribute',
];
const languages = ['en', 'de', 'es'];
const everyText = sources.flatMap((source) => languages.map((lang) => ({ source, lang })));

interface Message {
  readonly emailSubject: string;
  readonly emailMessage: string;
  readonly smsMessage: string;
}

async function write(source: string, userAttributes: object = {}, clientMetadata?: object): Promise<Message> {
  const usernameParameter = source === 'CustomMessage_AdminCreateUser' ? '{username}' : null;
  const request = { userAttributes, codeParameter: '{####}', linkParameter: '{##Click Here##}', usernameParameter };
  const event = eventOf(source, { ...request, ...(clientMetadata && { clientMetadata }) });
  return (await call('CustomMessage', event)).response as unknown as Message;
}

const count = (text: string, part: string) => text.split(part).length - 1;

describe('each text has its code once, and nothing that could be taken for a part of it', () => {
  test.each(everyText)('$source in $lang', async ({ source, lang }) => {
    const { emailSubject, emailMessage, smsMessage } = await write(source, {}, { lang });
    const invitation = source === 'CustomMessage_AdminCreateUser' ? 1 : 0;
    for (const text of [emailMessage, smsMessage]) {
      expect(text).toMatch(/(^|\s)\{####\}(\s|$)/);
      expect(count(text, '{####}')).toBe(1);
      expect(count(text, '{username}')).toBe(invitation);
      expect(text).not.toMatch(/\{username\}\S|[<>]|undefined/);
    }
    expect(emailSubject).not.toMatch(/[{}<>]/);
    expect(emailSubject.length).toBeLessThanOrEqual(140);
  });
});

describe('a text message has 140 characters at most when filled in', () => {
  test.each(everyText)('$source in $lang', async ({ source, lang }) => {
    const { smsMessage } = await write(source, { given_name: 'J'.repeat(40) }, { lang });
    const code = source === 'CustomMessage_AdminCreateUser' ? 'x'.repeat(20) : '12345678';
    const filled = smsMessage.replace('{####}', code).replace('{username}', 'u'.repeat(36));
    expect(filled.length).toBeLessThanOrEqual(140);
  });
});

test('what the texts are about differs', async () => {
  for (const lang of languages) {
    const texts = await Promise.all(sources.map((source) => write(source, {}, { lang })));
    expect(new Set(texts.map(({ smsMessage }) => smsMessage)).size).toBe(5);
    expect(new Set(texts.map(({ emailSubject }) => emailSubject)).size).toBe(5);
  }
});

test('other placeholders are used as the request has them', async () => {
  const request = { userAttributes: {}, codeParameter: '{code}', usernameParameter: '{name}' };
  const { response } = await call('CustomMessage', eventOf('CustomMessage_AdminCreateUser', request));
  expect(response['emailMessage']).toMatch(/\{name\}.*\{code\}/);
  expect(response['smsMessage']).not.toMatch(/####|username/);
});

describe('the language', () => {
  test.each([
    { attributes: {}, begins: 'Hello' },
    { attributes: { locale: 'de' }, begins: 'Guten Tag' },
    { attributes: { locale: 'de-AT' }, begins: 'Guten Tag' },
    { attributes: { locale: 'es_MX' }, begins: 'Hola' },
    { attributes: { locale: 'ES' }, begins: 'Hola' },
    { attributes: { locale: 'de' }, lang: 'es', begins: 'Hola' },
    { attributes: { locale: 'de' }, lang: 'en', begins: 'Hello' },
    { attributes: { locale: 'de' }, lang: 'fr', begins: 'Guten Tag' },
    { attributes: { locale: 'fr' }, lang: 'tlh', begins: 'Hello' },
    { attributes: { locale: 'constructor' }, lang: '__proto__', begins: 'Hello' },
    { attributes: { locale: '' }, lang: '', begins: 'Hello' },
    { attributes: { locale: 'deutsch' }, begins: 'Hello' },
  ])('locale $attributes.locale, lang $lang: $begins', async ({ attributes, lang, begins }) => {
    const { emailMessage } = await write('CustomMessage_SignUp', attributes, lang === undefined ? undefined : { lang });
    expect(emailMessage.startsWith(begins)).toBe(true);
  });
});

describe('the greeting', () => {
  test.each([
    { attributes: { given_name: 'Jane', name: 'Jane Doe' }, begins: 'Hello Jane, ' },
    { attributes: { name: ' Jane \n Doe ' }, begins: 'Hello Jane Doe, ' },
    { attributes: { given_name: '', name: 'Jane Doe' }, begins: 'Hello Jane Doe, ' },
    { attributes: { name: 'J. R. O’Hara' }, begins: 'Hello J. R. O’Hara, ' },
    { attributes: { name: '李小龍' }, begins: 'Hello 李小龍, ' },
    { attributes: { name: 'Dolce & Gabbana' }, begins: 'Hello Dolce &amp; Gabbana, ' },
    { attributes: { name: "<b>O'Hara" }, begins: 'Hello &lt;b&gt;O&#39;Hara, ' },
    { attributes: { name: '"{####}"' }, begins: 'Hello &quot;&#123;####&#125;&quot;, ' },
    { attributes: {}, begins: 'Hello, ' },
    { attributes: { name: '   ' }, begins: 'Hello, ' },
    { attributes: { name: 'Win now at evil.test' }, begins: 'Hello, ' },
    { attributes: { name: 'https://evil' }, begins: 'Hello, ' },
    { attributes: { name: '<a href="//evil">' }, begins: 'Hello, ' },
    { attributes: { name: 'me@evil' }, begins: 'Hello, ' },
    { attributes: { name: 'J'.repeat(41) }, begins: 'Hello, ' },
  ])('of $attributes is $begins', async ({ attributes, begins }) => {
    const { emailMessage } = await write('CustomMessage_SignUp', attributes);
    expect(emailMessage.startsWith(begins)).toBe(true);
    expect(count(emailMessage, '{####}')).toBe(1);
  });
});

test.each(['CustomMessage_Unheard', 'CustomMessage_', 'constructor'])('%s is left alone', async (source) => {
  const event = eventOf(source);
  expect(await call('CustomMessage', event)).toBe(event);
});
