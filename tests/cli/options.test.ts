import { Command, CommanderError } from 'commander';
import { describe, expect, test } from 'vitest';
import { runOptions, wholeNumber } from '../../src/cli/options.js';

function parse(line: readonly string[]): Record<string, unknown> {
  const command = runOptions(new Command())
    .exitOverride()
    .configureOutput({ writeErr: () => {} });
  return command.parse(line, { from: 'user' }).opts();
}

describe('--set name=value', () => {
  test('may be given again; the last one of a name counts', () => {
    expect(parse(['--set', 'a=1', '--set', 'b=2', '--set', 'a=3'])['set']).toEqual({ a: '3', b: '2' });
  });

  test('what follows the first = is the value', () => {
    expect(parse(['--set', 'password=a=b='])['set']).toEqual({ password: 'a=b=' });
    expect(parse(['--set', 'empty='])['set']).toEqual({ empty: '' });
  });

  test('a name is a name, whatever it is', () => {
    const { set } = parse(['--set', '__proto__=x']) as { set: object };
    expect(Object.keys(set)).toEqual(['__proto__']);
    expect(Object.getPrototypeOf(set)).toBe(Object.prototype);
  });

  test.for(['a', '=a', ''])('"%s" is refused', (pair) => {
    expect(() => parse(['--set', pair])).toThrow(CommanderError);
  });
});

test.for([
  ['--target', 'nonsense'],
  ['--target', 'ftp://127.0.0.1'],
  ['--user-pool-id', ' '],
  ['--answers', ''],
])('%s "%s" is refused', (line) => {
  expect(() => parse(line)).toThrow(CommanderError);
});

describe('a whole number', () => {
  const port = wholeNumber(0, 65_535);
  test.for(['0', '9229', '65535'])('%s', (text) => expect(port(text)).toBe(Number(text)));
  test.for(['', '-1', '65536', '1.5', '1e3', '0x10', 'many', ' 1'])('not "%s"', (text) => {
    expect(() => port(text)).toThrow('It must be a whole number from 0 to 65535.');
  });
});
