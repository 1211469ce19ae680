import { ExpectedError, type PlaygroundNeeds } from '../events/index.js';
import type { Service } from './target.js';

/**
 * Makes sure that a service can have a new pool that meets the needs.
 * @throws {ExpectedError} before anything was made.
 */
export function checkService({ functions, emailSender, label }: Service, needs: PlaygroundNeeds, name: string): void {
  if (needs.triggers && functions === undefined) {
    throw new ExpectedError(`${name} needs trigger functions, and this tool can't bring its own to ${label}.`, {
      next:
        'Play it on local Cognito (no --target), or deploy the functions as docs/triggers.md says and name the pool ' +
        'that calls them with --user-pool-id and --client-id.',
      exitCode: 2,
    });
  }
  if (needs.ownEmailSender && emailSender === undefined) {
    throw new ExpectedError(`${name} needs a pool that sends email through Amazon SES.`, {
      next: 'Play it on local Cognito (no --target), or name such a pool with --user-pool-id and --client-id.',
      exitCode: 2,
    });
  }
}
