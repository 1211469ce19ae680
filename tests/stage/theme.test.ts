import { describe, expect, test } from 'vitest';
import { createTheme } from '../../src/stage/index.js';

const utf8 = { LANG: 'C.UTF-8' };

describe('colour', () => {
  test.each([
    { when: 'on a terminal', isTTY: true, env: {}, colour: true },
    { when: 'in a pipe', isTTY: false, env: {}, colour: false },
    { when: 'NO_COLOR is set', isTTY: true, env: { NO_COLOR: '1' }, colour: false },
    { when: 'NO_COLOR is empty', isTTY: true, env: { NO_COLOR: '' }, colour: true },
    { when: 'FORCE_COLOR is set in a pipe', isTTY: false, env: { FORCE_COLOR: '1' }, colour: true },
    { when: 'FORCE_COLOR is empty in a pipe', isTTY: false, env: { FORCE_COLOR: '' }, colour: true },
    { when: 'FORCE_COLOR is 0', isTTY: true, env: { FORCE_COLOR: '0' }, colour: false },
    { when: 'FORCE_COLOR is false', isTTY: true, env: { FORCE_COLOR: 'false' }, colour: false },
    {
      when: 'NO_COLOR stands against FORCE_COLOR',
      isTTY: true,
      env: { NO_COLOR: '1', FORCE_COLOR: '1' },
      colour: false,
    },
    { when: 'the terminal is dumb', isTTY: true, env: { TERM: 'dumb' }, colour: false },
    { when: '--no-color is given', isTTY: true, env: { FORCE_COLOR: '1' }, noColor: true, colour: false },
  ])('$when: $colour', ({ isTTY, env, noColor = false, colour }) => {
    const theme = createTheme({ env: { ...utf8, ...env }, stream: { isTTY }, noColor });
    expect(theme.colour).toBe(colour);
    expect(theme.good('text') === 'text').toBe(!colour);
  });
});

describe('glyphs', () => {
  test.each([
    { env: { LANG: 'en_US.UTF-8' }, unicode: true },
    { env: { LANG: 'en_US.utf8' }, unicode: true },
    { env: {}, unicode: true },
    { env: { LANG: 'C' }, unicode: false },
    { env: { LANG: 'en_US.ISO-8859-1' }, unicode: false },
    { env: { LANG: 'en_US.UTF-8', LC_ALL: 'POSIX' }, unicode: false },
    { env: { LANG: 'C', LC_CTYPE: 'C.UTF-8' }, unicode: true },
    { env: { LANG: 'C', LC_ALL: '', LC_CTYPE: 'C.UTF-8' }, unicode: true },
    { env: { LANG: 'en_US.UTF-8', TERM: 'linux' }, unicode: false },
    { env: { LANG: 'en_US.UTF-8', TERM: 'dumb' }, unicode: false },
  ])('$env: Unicode $unicode', ({ env, unicode }) => {
    const { glyphs } = createTheme({ env, stream: { isTTY: true } });
    expect(/^[\u0020-\u007e]+$/.test(JSON.stringify(glyphs))).toBe(!unicode);
  });
});
