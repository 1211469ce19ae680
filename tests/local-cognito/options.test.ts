import { describe, expect, test } from 'vitest';
import { startLocalCognito, type LocalCognito } from '../../src/local-cognito/index.js';
import { failureOf } from './playground.js';

/** How a call fails that types would not let through. */
async function refusalOf(call: (local: LocalCognito) => unknown): Promise<string> {
  await using local = await startLocalCognito();
  return failureOf((async () => call(local))());
}

const start = startLocalCognito as (options: unknown) => Promise<LocalCognito>;

describe('startLocalCognito', () => {
  test.each<[unknown, string]>([
    ['cognito.sqlite', "TypeError: startLocalCognito takes an object with options, not 'cognito.sqlite'."],
    [null, 'TypeError: startLocalCognito takes an object with options, not null.'],
    [{ fille: 'a.sqlite' }, 'TypeError: startLocalCognito has no option fille. Is file meant?'],
    [{ onMesage: () => undefined }, 'TypeError: startLocalCognito has no option onMesage. Is onMessage meant?'],
    [
      { database: 'a.sqlite' },
      'TypeError: startLocalCognito has no option database. There are file, region, issuer, clock, onMessage, onTrigger, onFunctionLog, lambdaEndpoint, triggerTimeLimit, random, spareKeys.',
    ],
    [{ file: '' }, "TypeError: startLocalCognito: the option file must be a string that is not empty, not ''."],
    [{ file: null }, 'TypeError: startLocalCognito: the option file must be a string that is not empty, not null.'],
    ...[':memory:', 'file::memory:', 'file:users.sqlite?mode=memory'].map((file): [unknown, string] => [
      { file },
      `TypeError: startLocalCognito: the option file must be the path of a file (leave it out to keep nothing), not '${file}'.`,
    ]),
    ...['', 'local', 'us_east_1', 'eu-west-1_', 'EU-WEST-1', 1].map((region): [unknown, string] => [
      { region },
      `TypeError: startLocalCognito: the option region must be a region such as us-east-1, not ${
        typeof region === 'number' ? region : `'${region}'`
      }.`,
    ]),
    [
      { issuer: 'cognito.example' },
      "TypeError: startLocalCognito: the option issuer must be a URL such as http://127.0.0.1:3001, not 'cognito.example'.",
    ],
    [
      { issuer: 'https://jane:secret@cognito.example' },
      'TypeError: startLocalCognito: the option issuer must be a URL without user name, password, query and fragment.',
    ],
    [
      { clock: Date.now },
      'TypeError: startLocalCognito: the option clock must be an object with a method now, not a function.',
    ],
    [
      { random: {} },
      'TypeError: startLocalCognito: the option random must be an object with a method bytes, not an object.',
    ],
    [{ onTrigger: [] }, 'TypeError: startLocalCognito: the option onTrigger must be a function, not a list.'],
    [{ triggerTimeLimit: '5' }, "TypeError: startLocalCognito: the option triggerTimeLimit must be a number, not '5'."],
    ...[-1, 0, 0.5, Number.NaN, Number.POSITIVE_INFINITY].map((triggerTimeLimit): [unknown, string] => [
      { triggerTimeLimit },
      `RangeError: startLocalCognito: the option triggerTimeLimit must be a whole number from 1 to 2147483647, not ${triggerTimeLimit}.`,
    ]),
  ])('does not take %o', async (options, failure) => {
    expect(await failureOf(start(options))).toBe(failure);
  });

  test.each([{ file: undefined, region: undefined }, { region: 'us-gov-west-1' }, { region: 'eusc-de-east-1' }])(
    'takes %o',
    async (options) => {
      await using local = await start(options);
      expect(local.region).toBe(options.region ?? 'us-east-1');
    },
  );

  test('takes an issuer with or without a slash at its end for the same', async () => {
    for (const issuer of ['https://cognito.example/base', 'https://cognito.example/base/']) {
      await using local = await startLocalCognito({ issuer });
      expect(local.issuer('us-east-1_Ab1Cd2Ef3')).toBe('https://cognito.example/base/us-east-1_Ab1Cd2Ef3');
    }
  });
});

describe('listen', () => {
  test.each<[unknown, string]>([
    [9229, 'TypeError: listen takes an object with options, not 9229.'],
    [{ prot: 9229 }, 'TypeError: listen has no option prot. Is port meant?'],
    [{ port: '9229' }, "TypeError: listen: the option port must be a number, not '9229'."],
    [{ port: 65_536 }, 'RangeError: listen: the option port must be a whole number from 0 to 65535, not 65536.'],
    [{ host: '' }, "TypeError: listen: the option host must be a string that is not empty, not ''."],
    [{ localApi: 'no' }, "TypeError: listen: the option localApi must be true or false, not 'no'."],
    [
      { requestTimeout: 0 },
      'RangeError: listen: the option requestTimeout must be a whole number from 1 to 2147483647, not 0.',
    ],
  ])('does not take %o', async (options, failure) => {
    expect(await refusalOf((local) => local.listen(options as object))).toBe(failure);
  });

  test('takes a time-out that is odd', async () => {
    await using local = await startLocalCognito();
    await using server = await local.listen({ requestTimeout: 4999 });
    expect((await fetch(`${server.url}/health`)).status).toBe(200);
  });
});

describe('functions', () => {
  const handler = async (event: object) => event;
  const wrongName =
    'must be 1 to 64 letters, digits, hyphens and underscores, or an ARN such as arn:aws:lambda:us-east-1:000000000000:function:name';

  test.each<[unknown, unknown, string]>([
    ['g', {}, 'TypeError: The handler of g must be a function, not an object.'],
    ['g', undefined, 'TypeError: The handler of g must be a function, not undefined.'],
    ['', handler, `TypeError: The name of a function ${wrongName}, not ''.`],
    ['pre sign up', handler, `TypeError: The name of a function ${wrongName}, not 'pre sign up'.`],
    [
      'arn:aws:sns:us-east-1:000000000000:g',
      handler,
      `TypeError: The name of a function ${wrongName}, not 'arn:aws:sns:us-east-1:000000000000:g'.`,
    ],
    [handler, undefined, `TypeError: The name of a function ${wrongName}, not a function.`],
  ])('register does not take %o and %o', async (name, given, failure) => {
    expect(await refusalOf(({ functions }) => functions.register(name as string, given as never))).toBe(failure);
  });

  test.each<[unknown, string]>([
    [undefined, 'undefined'],
    [Buffer.from('code'), 'an object'],
  ])('decryptCode does not take %o', async (code, shown) => {
    expect(await refusalOf(({ functions }) => functions.decryptCode(code as string))).toBe(
      `TypeError: The code to decrypt must be a string, not ${shown}.`,
    );
  });

  test('loadFrom takes a folder, and no unknown option', async () => {
    expect(await refusalOf(({ functions }) => functions.loadFrom(undefined as never))).toBe(
      'TypeError: The folder of functions must be a string that is not empty, not undefined.',
    );
    expect(await refusalOf(({ functions }) => functions.loadFrom('.', { onchange: handler } as object))).toBe(
      'TypeError: functions.loadFrom has no option onchange. Is onChange meant?',
    );
  });
});

describe('users', () => {
  test.each<[unknown, string]>([
    [{ limit: -1 }, 'RangeError: users.list: the option limit must be a whole number from 0 to 2147483646, not -1.'],
    [{ limit: 1.5 }, 'RangeError: users.list: the option limit must be a whole number from 0 to 2147483646, not 1.5.'],
    [{ limit: '2' }, "TypeError: users.list: the option limit must be a number, not '2'."],
    [{ limt: 2 }, 'TypeError: users.list has no option limt. Is limit meant?'],
    [2, 'TypeError: users.list takes an object with options, not 2.'],
  ])('list does not take %o', async (options, failure) => {
    expect(await refusalOf(({ users }) => users.list('us-east-1_Nowhere00', options as object))).toBe(failure);
  });
});

describe('outbox', () => {
  test('takes no filter that it does not know: it would let every message through', async () => {
    const refused = (method: string): string => `TypeError: outbox.${method} has no option too. Is to meant?`;
    const filter = { too: 'jane@example.com' } as object;
    expect(await refusalOf(({ outbox }) => outbox.list(filter))).toBe(refused('list'));
    expect(await refusalOf(({ outbox }) => outbox.next(filter))).toBe(refused('next'));
    expect(await refusalOf(({ outbox }) => outbox.clear(filter))).toBe(refused('clear'));
  });

  test.each<[unknown, string]>([
    [
      { timeout: Number.POSITIVE_INFINITY },
      'RangeError: outbox.next: the option timeout must be a whole number from 0 to',
    ],
    [{ timeOut: 5 }, 'TypeError: outbox.next has no option timeOut. Is timeout meant?'],
  ])('next does not wait with %o', async (options, failure) => {
    expect(await refusalOf(({ outbox }) => outbox.next(options as object))).toContain(failure);
  });

  test('since is a Date', async () => {
    expect(await refusalOf(({ outbox }) => outbox.list({ since: '2026-01-05' } as object))).toBe(
      "TypeError: outbox.list: the option since must be a Date, not '2026-01-05'.",
    );
  });
});
