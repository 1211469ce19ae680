import { ExpectedError } from '../events/index.js';
import type { StorageError } from '../local-cognito/index.js';
import { nextStepAfter } from './next-steps.js';

/** Turns a failure that people can meet and mend into what happened, and what to do next. Any other is a bug. */
export function explainError(error: unknown): ExpectedError | undefined {
  if (error instanceof ExpectedError) return error;
  if (!(error instanceof Error)) return undefined;
  return explainConnection(error) ?? explainAnswer(error) ?? explainFile(error) ?? explainException(error);
}

function explainException(error: Error): ExpectedError | undefined {
  const isRefusal = '$fault' in error && error.$fault === 'client';
  const next = nextStepAfter(error) ?? (isRefusal ? 'Check what was given against the message above.' : undefined);
  if (next === undefined) return undefined;
  return new ExpectedError(`${error.name}: ${error.message}`, { next, cause: error });
}

interface SystemError extends Error {
  readonly code?: string;
  readonly address?: string;
  readonly hostname?: string;
  readonly port?: number;
  readonly path?: string;
  readonly errors?: readonly SystemError[];
}

/** The request never got an answer. */
function explainConnection(error: SystemError): ExpectedError | undefined {
  const first = error.errors?.[0] ?? error;
  const next = 'Check the URL of --target, that the service runs, and that this machine is online.';
  switch (first.code) {
    case 'ECONNREFUSED':
      return new ExpectedError(`Nothing listens at ${first.address}:${first.port}.`, { next, cause: error });
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new ExpectedError(`The host ${first.hostname} is not known.`, { next, cause: error });
    case 'ECONNRESET':
    case 'EPROTO':
    case 'ETIMEDOUT':
      return new ExpectedError(`The connection failed: ${first.message}.`, { next, cause: error });
    default:
      return undefined;
  }
}

/** The answer is not what Cognito would say. */
function explainAnswer(error: Error): ExpectedError | undefined {
  if (/^Unsupported$|^UnknownOperation(Exception)?$|^NotImplemented(Exception)?$/.test(error.name)) {
    return new ExpectedError(`This endpoint does not offer the operation: ${error.message}`, {
      next: 'Play on local Cognito (no --target) or on AWS (--target aws), which offer all of it.',
      cause: error,
    });
  }
  // AWS refuses with other statuses: it is the path that is not there.
  if (statusOf(error) === 404) {
    return new ExpectedError(`What answers at the target has no Cognito at this path: ${error.message}`, {
      next: 'Check the path in the URL of --target; most services have none.',
      cause: error,
    });
  }
  if ('$response' in error && error instanceof SyntaxError) {
    return new ExpectedError('What answers at the target does not speak the protocol of Cognito.', {
      next: 'Check the URL of --target.',
      cause: error,
    });
  }
  return undefined;
}

function statusOf(error: Error): number | undefined {
  return (error as { readonly $metadata?: { readonly httpStatusCode?: number } }).$metadata?.httpStatusCode;
}

const WHICH_FILE = 'It is the file that --file names.';

function explainFile(error: SystemError): ExpectedError | undefined {
  const { code = '', path, message } = error;
  // By its name: loading its class would load local Cognito.
  if (error.name === 'StorageError') {
    const next = `${(error as StorageError).next}\n${WHICH_FILE}`;
    return new ExpectedError(message, { next, cause: error });
  }
  const next = 'Set COGNITO_DEMO_HOME to a folder that you may write to.';
  if (path !== undefined && /^(EACCES|EPERM|EROFS|ENOENT|ENOSPC|ENOTDIR|EEXIST)$/.test(code)) {
    return new ExpectedError(`The file ${path} can't be used: ${message}.`, { next, cause: error });
  }
  if (/^SQLITE_(NOTADB|CORRUPT|CANTOPEN|READONLY|FULL|IOERR|BUSY|PERM)/.test(code)) {
    return new ExpectedError(`The file of local Cognito can't be used: ${message}.`, {
      next: 'Move the file away, or name another one.',
      cause: error,
    });
  }
  return undefined;
}
