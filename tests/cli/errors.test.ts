import { Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { reportError } from '../../src/cli/errors.js';
import { ExpectedError, Interrupted } from '../../src/events/index.js';

function report(error: unknown, debug = false, size: object = {}): { exitCode: number; text: string } {
  let text = '';
  const keep = new Writable({
    write(chunk, _encoding, done) {
      text += String(chunk);
      done();
    },
  });
  const exitCode = reportError(error, { stderr: Object.assign(keep, size) as NodeJS.WriteStream }, debug);
  return { exitCode, text };
}

test('an expected error is what happened and what to do next, without a stack', () => {
  const error = new ExpectedError('The pool is gone.', { next: 'Create one.' });
  expect(report(error)).toEqual({ exitCode: 1, text: 'Error: The pool is gone.\nCreate one.\n' });
});

const long = new ExpectedError('The pool that was given is not there any more.', {
  next: 'Create one:\n  cognito-demo up, which asks before it does so',
});

test('a terminal gets it folded between words, each line under its own indent', () => {
  expect(report(long, false, { isTTY: true, columns: 30 }).text).toBe(
    [
      'Error: The pool that was given',
      'is not there any more.',
      'Create one:',
      '  cognito-demo up, which asks',
      '  before it does so',
      '',
    ].join('\n'),
  );
});

test.for([{ columns: 30 }, { isTTY: true, columns: 0 }])('no terminal, or one of no known width: %o', (size) => {
  expect(report(long, false, size).text).toBe(`Error: ${long.message}\n${long.next}\n`);
});

test('wrong usage is exit code 2', () => {
  expect(report(new ExpectedError('No.', { exitCode: 2 })).exitCode).toBe(2);
});

test('a person who wants out is no error: exit code 130', () => {
  expect(report(new Interrupted())).toEqual({ exitCode: 130, text: 'Interrupted.\n' });
});

test('anything else is a bug in one line that says how to see more', () => {
  const { exitCode, text } = report(new TypeError('x is undefined'));
  expect(exitCode).toBe(1);
  expect(text).toBe(
    'Unexpected error: TypeError: x is undefined\n' +
      'This is a bug in cognito-demo. Run again with --debug for the stack.\n',
  );
});

test('--debug shows the stacks of the error and of what caused it', () => {
  const { text } = report(new ExpectedError('No.', { cause: new TypeError('x is undefined') }), true);
  expect(text).toMatch(/ExpectedError: No\.\n +at [^]*Caused by: TypeError: x is undefined\n +at /);
});
