import { execFile } from 'node:child_process';
import { copyFile, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, describe } from 'vitest';
import type * as triggers from '../../src/triggers/index.js';
import { assertBuilt } from '../support/built-program.js';
import { expect, test } from '../targets/temporary-folder.js';
import { eventOf } from './call.js';

beforeAll(assertBuilt);

const dist = fileURLToPath(new URL('../../dist/', import.meta.url));
const run = promisify(execFile);

/** Lambda's runtime in short: loads the module, and calls its handler with an event of JSON. */
const runtime = `
  const [file, event] = process.argv.slice(1);
  const { handler } = await import(file);
  process.stdout.write(JSON.stringify(await handler(JSON.parse(event), {})));
`;

async function invoke(file: string, event: object): Promise<string> {
  const args = ['--input-type=module', '--eval', runtime, '--', file, JSON.stringify(event)];
  return (await run(process.execPath, args, { env: {} })).stdout;
}

const userAttributes = { email: 'jane@example.com', locale: 'es' };
const migration = eventOf('UserMigration_Authentication', { password: 'Old-Harbour-1' }, { userName: 'maria' });

describe('each function runs on plain Node from a folder of its own', () => {
  test.for([
    { name: 'pre-sign-up', event: eventOf('PreSignUp_SignUp', { userAttributes }), answer: '"autoConfirmUser":true' },
    { name: 'post-confirmation', event: eventOf('PostConfirmation_ConfirmSignUp'), answer: '"audit":"confirmed"' },
    {
      name: 'pre-authentication',
      event: eventOf('PreAuthentication_Authentication'),
      answer: '"audit":"sign-in attempt"',
    },
    { name: 'post-authentication', event: eventOf('PostAuthentication_Authentication'), answer: '"audit":"signed in"' },
    {
      name: 'define-auth-challenge',
      event: eventOf('DefineAuthChallenge_Authentication', { session: [] }),
      answer: '"challengeName":"CUSTOM_CHALLENGE"',
    },
    {
      name: 'create-auth-challenge',
      event: eventOf('CreateAuthChallenge_Authentication', { session: [], challengeName: 'CUSTOM_CHALLENGE' }),
      answer: '"challengeMetadata":"CAPTCHA"',
    },
    {
      name: 'verify-auth-challenge-response',
      event: eventOf('VerifyAuthChallengeResponse_Authentication', {
        privateChallengeParameters: { answer: '12' },
        challengeAnswer: '12',
      }),
      answer: '"answerCorrect":true',
    },
    {
      name: 'pre-token-generation',
      event: eventOf('TokenGeneration_Authentication', { groupConfiguration: {} }),
      answer: '"plan":"free"',
    },
    { name: 'user-migration', event: migration, answer: '"given_name":"Maria"', beside: ['old-directory.csv'] },
    {
      name: 'custom-message',
      event: eventOf('CustomMessage_SignUp', { userAttributes, codeParameter: '{####}' }),
      answer: '"emailMessage":"Hola: ',
    },
    {
      name: 'custom-email-sender',
      event: eventOf('CustomEmailSender_AccountTakeOverNotification', { userAttributes, code: null }),
      answer: '"sent":"EMAIL"',
    },
    {
      name: 'custom-sms-sender',
      event: eventOf('CustomSMSSender_SignUp', { userAttributes: { phone_number: '+15550100' }, code: null }),
      answer: '"sent":"SMS"',
    },
  ])('$name', async ({ name, event, answer, beside = [] }, { folder }) => {
    const files = [`${name}.mjs`, ...beside];
    await Promise.all(files.map((file) => copyFile(join(dist, 'triggers', file), join(folder, file))));
    expect(await invoke(join(folder, `${name}.mjs`), event)).toContain(answer);
  });

  test('and there are twelve', async () => {
    expect((await readdir(join(dist, 'triggers'))).filter((file) => file.endsWith('.mjs'))).toHaveLength(12);
  });
});

test('the library finds the old directory, too', async () => {
  const { functions } = (await import(join(dist, 'lib/triggers.js'))) as typeof triggers;
  const handler = await functions.UserMigration({ environment: {} });
  expect(await handler(migration)).toMatchObject({ response: { finalUserStatus: 'CONFIRMED' } });
});

test('the types of the library need no package', async () => {
  const types = await readFile(join(dist, 'types/triggers/index.d.ts'), 'utf8');
  expect(types).not.toContain('aws-lambda');
});
