import { once } from 'node:events';
import { closeSync, constants, openSync, write } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { spawn, type IPty } from '@lydell/node-pty';
import xterm from '@xterm/headless';
import { sharedCode } from './built-program.js';

export const keys = {
  enter: '\r',
  up: '\u001B[A',
  down: '\u001B[B',
  backspace: '\u007F',
  ctrlC: '\u0003',
  ctrlD: '\u0004',
  ctrlZ: '\u001A',
} as const;

/** Colour, bold, dim and their like (SGR). */
// oxlint-disable-next-line no-control-regex
export const anyStyle = /\u001B\[[0-9;]*m/;

export interface SessionOptions {
  readonly columns?: number;
  readonly rows?: number;
  /** Besides PATH and TERM; nothing else is taken over. */
  readonly env?: Readonly<Record<string, string>>;
}

/** A Node program in a real pseudo-terminal, with an emulator that shows what it draws. */
export interface Session {
  readonly terminal: xterm.Terminal;
  /** The rows that are visible now. */
  screen(): string;
  /** With the rows that have scrolled off. */
  transcript(): string;
  /** The rows, also those that have scrolled off, that the terminal made because a line was wider than it is. */
  brokenOff(): string[];
  /** Every character that was written, escape sequences and all. */
  raw(): string;
  /** Resolves with the screen as soon as it shows the text. */
  see(text: string | RegExp): Promise<string>;
  until(isSo: () => boolean, what: string): Promise<void>;
  /** Sends one key and resolves when something was drawn: a key that follows at once could be read as one with it. */
  press(key: string): Promise<void>;
  /** Presses a key for each letter. */
  type(text: string): Promise<void>;
  /** Sends keys without waiting for what they do. */
  send(text: string): void;
  signal(name: NodeJS.Signals): void;
  /** Closes the terminal, as closing its window does. Nothing can be read or written there any more. */
  hangUp(): void;
  /** Resolves once the process is no more; `exit` does not, without a terminal. */
  gone(): Promise<void>;
  /** The exit code, once all output is on the screen. */
  readonly exit: Promise<number>;
  end(): void;
}

const patienceMs = 10_000;

function isProcess(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Of node-pty's terminals on Unix, which its types leave out. */
interface UnixTerminal {
  /** The path of the terminal's side for programs. */
  readonly _pty: string;
  readonly _socket: { destroy(): unknown };
  destroy(): void;
}

/** Nothing that a program writes, and nothing that is seen. One byte, so that it never comes in two parts. */
const END = '\0';

interface HeldTerminal {
  /** Takes what has come, and gives what of it the program wrote. */
  read(data: string): string;
  hangUp(): void;
}

/**
 * Once a program has closed its terminal, Node takes what it reads next for the last of it, and node-pty reads for two
 * tenths of a second more at most: on a busy machine lines are lost. So the terminal is held open until the program is
 * gone and all that it wrote was read, which a mark behind it tells.
 */
function holdOpen(pty: IPty): HeldTerminal {
  const terminal = pty as unknown as UnixTerminal;
  const { _socket: socket } = terminal;
  const destroy = socket.destroy.bind(socket);
  socket.destroy = () => socket;
  const held = openSync(terminal._pty, constants.O_RDWR | constants.O_NOCTTY);
  const release = (): void => {
    clearInterval(watch);
    closeSync(held);
    socket.destroy = destroy;
  };
  const watch = setInterval(() => {
    if (isProcess(pty.pid)) return;
    clearInterval(watch);
    write(held, END, () => undefined);
  }, 10);
  return {
    read(data) {
      if (!data.endsWith(END)) return data;
      release();
      destroy();
      return data.slice(0, -END.length);
    },
    hangUp() {
      release();
      terminal.destroy();
    },
  };
}

export function runInTerminal(args: readonly string[], options: SessionOptions = {}): Session {
  const { columns = 80, rows = 24, env = {} } = options;
  const terminal = new xterm.Terminal({ cols: columns, rows, scrollback: 2000, allowProposedApi: true });
  const pty = spawn(process.execPath, [...args], {
    cols: columns,
    rows,
    env: { PATH: process.env.PATH ?? '', TERM: 'xterm-256color', LANG: 'C.UTF-8', ...sharedCode, ...env },
  });
  const held = holdOpen(pty);
  let raw = '';
  let hasEnded = false;
  const news = new EventTarget();
  pty.onData((data) => {
    const text = held.read(data);
    raw += text;
    terminal.write(text, () => news.dispatchEvent(new Event('drawn')));
  });
  const exit = new Promise<number>((resolve) => {
    pty.onExit(({ exitCode, signal }) => {
      terminal.write('', () => {
        hasEnded = true;
        news.dispatchEvent(new Event('drawn'));
        resolve(signal ? 128 + signal : exitCode);
      });
    });
  });

  const lines = (from: number): string => {
    const { active } = terminal.buffer;
    return Array.from(
      { length: active.length - from },
      (_, row) => active.getLine(from + row)?.translateToString(true) ?? '',
    )
      .join('\n')
      .trimEnd();
  };
  const screen = (): string => lines(terminal.buffer.active.baseY);

  const until = async (isSo: () => boolean, what: string): Promise<void> => {
    const signal = AbortSignal.timeout(patienceMs);
    while (!isSo()) {
      const failed = (why: string): Error => new Error(`${why} before ${what}. The screen:\n${screen()}`);
      if (hasEnded) throw failed('The program ended');
      await once(news, 'drawn', { signal }).catch(() => {
        throw failed('Nothing was drawn any more');
      });
    }
  };

  const press = async (key: string): Promise<void> => {
    const before = raw.length;
    pty.write(key);
    await until(() => raw.length > before, `something was drawn for the key ${JSON.stringify(key)}`);
  };

  return {
    terminal,
    screen,
    transcript: () => lines(0),
    brokenOff() {
      const { active } = terminal.buffer;
      const rows = Array.from({ length: active.length }, (_, row) => active.getLine(row));
      return rows.flatMap((row) => (row?.isWrapped ? row.translateToString(true) : []));
    },
    raw: () => raw,
    async see(text) {
      const isThere = (): boolean => (typeof text === 'string' ? screen().includes(text) : text.test(screen()));
      await until(isThere, `${text.toString()} was seen`);
      return screen();
    },
    until,
    press,
    async type(text) {
      for (const key of text) await press(key);
    },
    send: (text) => pty.write(text),
    signal: (name) => pty.kill(name),
    hangUp: () => held.hangUp(),
    async gone() {
      while (isProcess(pty.pid)) await sleep(20);
    },
    exit,
    end: () => {
      if (!hasEnded) pty.kill('SIGKILL');
    },
  };
}
