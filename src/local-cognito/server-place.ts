import { asyncDisposable } from './async-disposable.js';
import { closedError } from './closed.js';
import type { LocalServer } from './local-cognito.js';

/** The place of the one server that a service has at a time. */
export interface ServerPlace {
  /** Where it listens; undefined while it does not. */
  readonly url: string | undefined;
  /**
   * Opens a server, unless one is there or is being opened.
   * @throws {Error} when there is, or the service is closed, or was closed meanwhile.
   */
  open(start: () => Promise<LocalServer>): Promise<LocalServer>;
  /** Closes the server that is there or is being opened, and takes no other. */
  close(): Promise<void>;
}

export function createServerPlace(): ServerPlace {
  /** Taken from before a server listens until it has closed. */
  let taken: Promise<LocalServer> | undefined;
  let url: string | undefined;
  let closed = false;

  /** It may be closed more than once, and later ones have the place then. */
  const closedOnce = (running: LocalServer): LocalServer => {
    let ending: Promise<void> | undefined;
    const end = async (): Promise<void> => {
      try {
        await running.close();
      } finally {
        taken = url = undefined;
      }
    };
    const close = (): Promise<void> => (ending ??= end());
    return { ...running, close, ...asyncDisposable(close) };
  };

  const listening = async (start: () => Promise<LocalServer>): Promise<LocalServer> => {
    try {
      const server = closedOnce(await start());
      ({ url } = server);
      return server;
    } catch (error) {
      taken = undefined;
      throw error;
    }
  };

  return {
    get url() {
      return url;
    },
    async open(start) {
      if (closed) throw closedError();
      if (taken !== undefined)
        throw new Error(
          url === undefined
            ? 'This local Cognito is about to listen already.'
            : `This local Cognito listens on ${url} already.`,
        );
      const server = await (taken = listening(start));
      // Whoever closed the service has closed the server, too.
      if (closed) throw closedError();
      return server;
    },
    async close() {
      closed = true;
      // One that could not listen has told whoever opened it.
      const server = await taken?.catch(() => undefined);
      await server?.close();
    },
  };
}
