import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe } from 'vitest';
import { functions } from '../../src/triggers/index.js';
import { expect, test } from '../targets/temporary-folder.js';
import { call, eventOf } from './call.js';

const asked = { desiredDeliveryMediums: null, userAttributes: null };
const eventFor = (source: string, userName: string, password?: unknown) =>
  eventOf(`UserMigration_${source}`, { userAttributes: undefined, password }, { userName, response: asked });

const header = 'username,email,password_hash,given_name,family_name,email_verified';
/** Of `Old-Harbour-1`. */
const hash = 'scrypt:kbnzZa3E8ztYCbV0Nyo5Vw:lNVm3Vc7nDOescbxrqCeAyZWFmVbVdtgtsctQ9SlW84';

describe('a user of the old directory who gives the right password comes over with it', () => {
  test.each([
    { name: 'maria', password: 'Old-Harbour-1', email: 'maria@example.com', given: 'Maria', family: 'da Silva, Costa' },
    { name: 'MARIA', password: 'Old-Harbour-1', email: 'maria@example.com', given: 'Maria', family: 'da Silva, Costa' },
    { name: 'Omar@Example.com', password: 'Old-Desert-2', email: 'omar@example.com', given: 'Omar', family: 'Haddad' },
    { name: 'li', password: 'Old-Garden-3', email: 'li@example.com', given: 'Li', family: 'Wei' },
    {
      name: 'ingrid',
      password: 'Old-Fj\u00f6rd-4',
      email: 'ingrid@example.com',
      given: 'Ingrid',
      family: 'Berg "Falk" Nilsen',
    },
    {
      name: 'ingrid',
      password: 'Old-Fjo\u0308rd-4',
      email: 'ingrid@example.com',
      given: 'Ingrid',
      family: 'Berg "Falk" Nilsen',
    },
  ])('$name with $password', async ({ name, password, email, given, family }) => {
    const event = eventFor('Authentication', name, password);
    expect(await call('UserMigration', event)).toEqual({
      ...event,
      response: {
        userAttributes: { email, email_verified: 'true', given_name: given, family_name: family },
        finalUserStatus: 'CONFIRMED',
        messageAction: 'SUPPRESS',
        desiredDeliveryMediums: ['EMAIL'],
      },
    });
  });

  test('an address that was never verified is not taken for verified', async () => {
    const { response } = await call('UserMigration', eventFor('Authentication', 'kofi', 'Old-River-5'));
    expect(response).toMatchObject({ userAttributes: { email: 'kofi@example.com', email_verified: 'false' } });
  });
});

describe('anybody else stays unknown', () => {
  test.each([
    { name: 'maria', password: 'Old-Desert-2' },
    { name: 'maria', password: 'old-harbour-1' },
    { name: 'maria', password: 'Old-Harbour-1 ' },
    { name: 'maria', password: hash },
    { name: 'maria', password: '' },
    { name: 'maria', password: undefined },
    { name: 'nobody', password: 'Old-Harbour-1' },
    { name: 'nobody@example.com', password: '' },
    { name: '', password: '' },
    { name: '__proto__', password: 'Old-Harbour-1' },
    { name: 'username', password: 'password_hash' },
  ])('$name with $password', async ({ name, password }) => {
    const event = eventFor('Authentication', name, password);
    expect(await call('UserMigration', event)).toBe(event);
  });
});

describe('who forgot the password', () => {
  test.each(['li', 'LI', 'li@example.com'])('comes over as %s, and must set a new one', async (name) => {
    const { response } = await call('UserMigration', eventFor('ForgotPassword', name));
    expect(response).toEqual({
      userAttributes: { email: 'li@example.com', email_verified: 'true', given_name: 'Li', family_name: 'Wei' },
      finalUserStatus: 'RESET_REQUIRED',
      messageAction: 'SUPPRESS',
      desiredDeliveryMediums: ['EMAIL'],
    });
  });

  test.each(['nobody', 'kofi', 'kofi@example.com'])('stays unknown as %s', async (name) => {
    const event = eventFor('ForgotPassword', name);
    expect(await call('UserMigration', event)).toBe(event);
  });
});

describe('a directory of one’s own', () => {
  test('is read once', async ({ folder }) => {
    const file = join(folder, 'users.csv');
    await writeFile(file, `\uFEFF${header}\r\n"an,a",ana@example.com,${hash},Ana,"L\r\nL",true\r\n`);
    const handler = await functions.UserMigration({ environment: { OLD_DIRECTORY_FILE: file } });
    const event = eventFor('Authentication', 'AN,A', 'Old-Harbour-1');
    const first = await handler(event);
    expect(first).toMatchObject({ response: { userAttributes: { given_name: 'Ana', family_name: 'L\r\nL' } } });
    await rm(file);
    expect(await handler(event)).toEqual(first);
    expect(await call('UserMigration', eventFor('Authentication', 'maria', 'Old-Harbour-1'), {})).not.toEqual(event);
  });

  test('is tried again after it could not be read', async ({ folder }) => {
    const file = join(folder, 'users.csv');
    const handler = await functions.UserMigration({ environment: { OLD_DIRECTORY_FILE: file } });
    const event = eventFor('ForgotPassword', 'ana@example.com');
    await expect(handler(event)).rejects.toThrow('ENOENT');
    await writeFile(file, `${header}\nAna,Ana@Example.com,${hash},Ana,Lima,true`);
    expect(await handler(event)).toMatchObject({ response: { userAttributes: { email: 'Ana@Example.com' } } });
  });

  test('may be empty', async ({ folder }) => {
    const file = join(folder, 'users.csv');
    await writeFile(file, '');
    const event = eventFor('ForgotPassword', 'ana');
    expect(await call('UserMigration', event, { OLD_DIRECTORY_FILE: file })).toBe(event);
  });

  test.for([
    { what: 'a field too many', lines: [`ana,a@example.com,${hash},Ana,Lima,true,x`], says: 'Line 2 has 7 fields' },
    {
      what: 'a field too few',
      lines: [`"a\na",a@example.com,${hash},Ana,Lima,true`, 'x'],
      says: 'Line 4 has 1 fields',
    },
    { what: 'an empty line', lines: ['', `ana,a@example.com,${hash},Ana,Lima,true`], says: 'Line 2 has 1 fields' },
    { what: 'a quote left open', lines: [`ana,a@example.com,${hash},Ana,"Lima,true`], says: 'Line 2 is not CSV' },
    { what: 'text after a quote', lines: [`"ana"x,a@example.com,${hash},Ana,Lima,true`], says: 'Line 2 is not CSV' },
    {
      what: 'a quote in a plain field',
      lines: [`a"na,a@example.com,${hash},Ana,Lima,true`],
      says: 'Line 2 is not CSV',
    },
    { what: 'a missing value', lines: [`ana,,${hash},Ana,Lima,true`], says: 'has no email' },
    {
      what: 'a password that is no hash',
      lines: ['ana,a@example.com,s3cret,Ana,Lima,true'],
      says: 'password_hash of ana',
    },
    { what: 'a flag that is none', lines: [`ana,a@example.com,${hash},Ana,Lima,yes`], says: 'email_verified of ana' },
  ])('with $what is an error that says so, and quotes no secret', async ({ lines, says }, { folder }) => {
    const file = join(folder, 'users.csv');
    await writeFile(file, [header, ...lines].join('\n'));
    const failed = call('UserMigration', eventFor('ForgotPassword', 'ana'), { OLD_DIRECTORY_FILE: file });
    await expect(failed).rejects.toThrow(says);
    await expect(failed).rejects.not.toThrow(/s3cret|kbnzZa3E8/);
  });

  test('without a column is an error that names it', async ({ folder }) => {
    const file = join(folder, 'users.csv');
    await writeFile(file, `username,email\nana,a@example.com\n`);
    const failed = call('UserMigration', eventFor('ForgotPassword', 'ana'), { OLD_DIRECTORY_FILE: file });
    await expect(failed).rejects.toThrow('has no password_hash');
  });
});
