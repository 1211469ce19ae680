import { describe, expect, test } from 'vitest';
import type { RunEvent } from '../../src/events/index.js';
import { onTerminal, shown, uncoloured } from './on-terminal.js';

describe('claims of several tokens', () => {
  const shared = { sub: '5b2f1c9e', iss: 'https://issuer', token_use: 'id', email_verified: true, auth_time: 1 };
  const compared = (...claims: readonly Record<string, unknown>[]): RunEvent => ({
    type: 'tokens-compared',
    title: 'With and without a function',
    columns: claims.map((own, index) => ({
      label: ['No function', 'Version 1', 'Version 2'][index] ?? '',
      claims: { ...shared, jti: `id ${index}`, exp: 1000 + index, ...own },
    })),
  });
  const before = { email: 'jane@example.com', plan: 'silver' };
  const three = compared(before, { ...before, plan: 'gold' }, { plan: ['gold'], address: { city: 'Berlin' } });

  test('stand side by side where they differ, with marks in place of colours', async () => {
    expect(await shown([three], 80, uncoloured)).toEqual([
      '  With and without a function',
      '',
      '  Claim      No function            Version 1              Version 2',
      '  ───────  ─────────────────────  ─────────────────────  ─────────────────────',
      '  email      jane@example.com       jane@example.com     - removed',
      '  plan       silver               ~ gold                 ~ ["gold"]',
      '  address                                                + {"city": "Berlin"}',
      '',
      '  3 more claims are the same: token_use, sub, email_verified',
      '  The times are not compared: auth_time, exp',
    ]);
  });

  test('stand one below the other at 40 columns', async () => {
    expect((await shown([three], 40, uncoloured)).slice(0, 10)).toEqual([
      '  With and without a function',
      '',
      '  email',
      '    No function    jane@example.com',
      '    Version 1      jane@example.com',
      '    Version 2    - removed',
      '  plan',
      '    No function    silver',
      '    Version 1    ~ gold',
      '    Version 2    ~ ["gold"]',
    ]);
  });

  test('have a colour for each kind of change', async () => {
    const { screen, stage } = onTerminal();
    stage.emit(three);
    expect(screen.raw()).toContain('\u001B[31m- removed\u001B[39m');
    expect(screen.raw()).toContain('\u001B[32m+ {"city": "Berlin"}\u001B[39m');
    expect(screen.raw()).toContain('\u001B[35m~ gold\u001B[39m');
  });

  test.each<{ what: string; events: RunEvent[]; lines: (string | RegExp)[] }>([
    {
      what: 'nothing but a count where all are the same, whatever the order of their members',
      events: [compared({ a: { b: 1, c: 2 } }, { a: { c: 2, b: 1 } })],
      lines: [/^ {2}4 claims are the same: token_use, sub, email_verified, a$/, /not compared: auth_time, exp$/],
    },
    {
      what: 'the text "true" apart from true',
      events: [compared({ vip: 'true' }, { vip: true })],
      lines: [/vip +"true" +~ true$/],
    },
    {
      what: 'a time that only one has in a form that can be read',
      events: [compared({ auth_time: undefined }, { auth_time: 1_763_914_442 })],
      lines: [/auth_time +\+ 2025-11-23 16:14:02 UTC$/],
    },
    {
      what: 'lists and objects with blanks between their members, and texts as they are',
      events: [compared({}, { list: ['a b', '{ "c":\n1 }'], map: { d: [], e: { f: [1, null] } } })],
      lines: [/list +\+ \["a b", "\{ \\"c\\":\\n1 \}"\]$/, /map +\+ \{"d": \[\], "e": \{"f": \[1, null\]\}\}$/],
    },
    {
      what: 'a claim called as what every object has',
      events: [compared({}, { constructor: 'x' })],
      lines: [/constructor +\+ x$/],
    },
  ])('show $what', async ({ events, lines }) => {
    const text = await shown(events);
    for (const line of lines) expect(text).toContainEqual(expect.stringMatching(line));
  });
});
