import { describe, expect, test } from 'vitest';
import type { AuthenticatorOffered } from '../../src/events/index.js';
import { createTerminalStage, createTheme } from '../../src/stage/index.js';
import { offer } from './fake-run.js';
import { fakeScreen } from './fake-screen.js';
import { scanScreen } from '../support/scan-screen.js';

const emailLike: AuthenticatorOffered = {
  ...offer,
  account: 'jane.doe@example.com',
  secretUri: offer.secretUri.replace('jane-4k2p', 'jane.doe%40example.com'),
};
const tooLong: AuthenticatorOffered = {
  ...offer,
  account: 'a-very-long-name-'.repeat(5),
  secretUri: offer.secretUri.replace('jane-4k2p', 'a-very-long-name-'.repeat(5)),
};
const utf8 = { LANG: 'en_US.UTF-8' };
const prompt = '  ? Code from the app: (Enter: the code that the app shows now)';

function offerOn(
  columns: number,
  rows: number,
  { event = offer, env }: { event?: typeof offer; env?: Record<string, string> } = {},
) {
  const screen = fakeScreen(columns, rows);
  const theme = createTheme({ env: env ?? utf8, stream: screen.stream });
  const stage = createTerminalStage({ out: screen.stream, outTheme: theme, err: screen.stream, theme });
  stage.emit({
    type: 'step-started',
    number: 6,
    total: 10,
    title: 'Add an authenticator app',
    calls: ['AssociateSoftwareToken'],
    why: 'The pool makes a secret that it shares with the app.',
  });
  stage.emit(event);
  screen.stream.write(prompt);
  return screen;
}

describe('the QR code stands whole on the screen with the prompt below it', () => {
  test.each([
    { columns: 80, rows: 24, event: offer, palette: 'dark' },
    { columns: 80, rows: 24, event: offer, palette: 'light' },
    { columns: 80, rows: 24, event: emailLike, palette: 'dark' },
    { columns: 120, rows: 40, event: offer, palette: 'dark' },
    { columns: 120, rows: 40, event: offer, palette: 'light' },
    { columns: 49, rows: 24, event: offer, palette: 'dark' },
  ] as const)('$event.account at $columns x $rows, $palette', async ({ columns, rows, event, palette }) => {
    const screen = offerOn(columns, rows, { event });
    const visible = (await screen.rows()).join('');
    expect(visible).toContain(prompt.trim());
    expect(scanScreen(screen.terminal, palette)).toBe(event.secretUri);
  });

  test('without colour on a dark background', async () => {
    const screen = offerOn(80, 24, { env: { ...utf8, NO_COLOR: '1' } });
    await screen.rows();
    expect(scanScreen(screen.terminal, 'dark')).toBe(offer.secretUri);
    expect(screen.raw()).not.toContain('\u001B');
  });

  test('with a row for what the prompt says to a wrong code', async () => {
    const screen = offerOn(80, 24);
    screen.stream.write('\n  > A code has six digits.');
    await screen.rows();
    expect(scanScreen(screen.terminal, 'dark')).toBe(offer.secretUri);
  });
});

describe('the secret stands in groups of four, to be typed', () => {
  test.each([
    { columns: 80, rows: 24, groups: 'JBSW Y3DP EHPK 3PXP KRSX' },
    { columns: 49, rows: 60, groups: 'JBSW Y3DP EHPK 3PXP KRSX' },
    { columns: 80, rows: 10, groups: 'JBSW Y3DP EHPK 3PXP KRSX G5A7 Q2MZ 4NVL C6TW O3YB UGXD FH5I EJ2Q' },
  ])('at $columns x $rows', async ({ columns, rows, groups }) => {
    expect(await offerOn(columns, rows).transcript()).toContain(groups);
  });
});

describe('secret and URI stand alone, with the reason', () => {
  test.each([
    { when: 'the terminal is too narrow', columns: 48, rows: 40, why: /takes \d\d x \d\d .*, and 46 x 40 are here/ },
    { when: 'the terminal is too low', columns: 80, rows: 23, why: /takes \d\d x 24 .*, and 78 x 23 are here/ },
    {
      when: 'the URI is too long for the rows',
      columns: 80,
      rows: 24,
      event: tooLong,
      why: /takes 59 x 30 .*, and 78 x 24 are here/,
    },
    { when: 'the locale is not UTF-8', columns: 80, rows: 24, env: { LANG: 'C' }, why: /takes a terminal with UTF-8/ },
  ])('when $when', async ({ columns, rows, event = offer, env = utf8, why }) => {
    const screen = offerOn(columns, rows, { event, env });
    const transcript = await screen.transcript();
    expect(transcript).not.toMatch(/[█▀▄]/);
    expect(transcript).toContain('JBSW Y3DP EHPK');
    expect(transcript.replaceAll(/\s+/g, ' ')).toMatch(why);
    expect(transcript.replaceAll('\n', '')).toContain(event.secretUri);
  });
});
