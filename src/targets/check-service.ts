import { ExpectedError, type PlaygroundNeeds } from '../events/index.js';
import type { Service } from './target.js';

/**
 * Makes sure that a service can have a new pool that meets the needs.
 * @throws {ExpectedError} before anything was made.
 */
export function checkService({ functions, emailSender, label }: Service, needs: PlaygroundNeeds, name: string): void {
  if ((needs.triggers || needs.ownFunctions) && functions === undefined) {
    throw new ExpectedError(`${name} needs trigger functions, and this tool can't bring its own to ${label}.`, {
      next: needs.ownFunctions
        ? 'Play it on local Cognito (no --target).'
        : 'Play it on local Cognito (no --target), or deploy the functions as docs/triggers.md says and name the pool ' +
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

/**
 * Makes sure that what is needed can be had from a pool that was there before.
 * @throws {ExpectedError} before the pool was looked at.
 */
export function checkExisting({ functions }: Service, { ownFunctions }: PlaygroundNeeds, name: string): void {
  if (!ownFunctions) return;
  throw new ExpectedError(
    `${name} changes the functions of its pool, and must leave those of an existing pool alone.`,
    {
      next: `Leave out --user-pool-id and --client-id${functions ? '' : ' and --target'}: it makes a pool that goes at the end.`,
      exitCode: 2,
    },
  );
}
