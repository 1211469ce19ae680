import { adminDeleteUser, adminGetUser, type AdminGetUserResult } from '../../actions/index.js';
import type { Kit } from '../scenario.js';

/** The removal of a user who is about to be signed up. */
export interface Registration {
  /** The user exists, and this is who it is. */
  made(sub: string): void;
  /** Nobody was made: whoever has the name is somebody else. */
  takeBack(): void;
}

/**
 * Registers the removal of the user whom the next call makes, and of nobody else who may have the name: only the user
 * with the `sub` that SignUp gave or, when its answer never came, one that was created since.
 */
export function registerForRemoval(kit: Kit, username: string): Registration {
  const { userPoolId } = kit.playground;
  const since = new Date();
  let madeSub: string | undefined;
  const isOurs = ({ attributes, createdAt }: AdminGetUserResult): boolean =>
    madeSub === undefined ? createdAt >= since : attributes['sub'] === madeSub;
  const takeBack = kit.onCleanUp({
    kind: 'user',
    name: username,
    removeWith: kit.playground.command(
      `action admin-delete-user --user-pool-id ${userPoolId} --username ${quote(username)}`,
    ),
    undo: async () => {
      try {
        if (isOurs(await adminGetUser(kit.cognito, { userPoolId, username }))) {
          await adminDeleteUser(kit.cognito, { userPoolId, username });
        }
      } catch (error) {
        if (!(error instanceof Error && error.name === 'UserNotFoundException')) throw error;
      }
    },
  });
  return { made: (sub) => (madeSub = sub), takeBack };
}

/** What may go wrong after the user was made: the message is not sent, or a function of the pool fails. */
const lateFailures: ReadonlySet<string | undefined> = new Set([
  'CodeDeliveryFailureException',
  'LimitExceededException',
  'UserLambdaValidationException',
  'UnexpectedLambdaException',
  'InvalidLambdaResponseException',
]);

/**
 * Whether a failed call is sure to have made no user. A refusal is, at the first attempt: at a further one it may be the
 * user of the one before that is in the way.
 */
export function madeNobody(error: unknown): boolean {
  const { $fault, $metadata, name } = error as {
    readonly $fault?: string;
    readonly $metadata?: { readonly attempts?: number };
    readonly name?: string;
  };
  return $fault === 'client' && ($metadata?.attempts ?? 1) === 1 && !lateFailures.has(name);
}

/** For a POSIX shell. */
function quote(word: string): string {
  return /^[\w@%+=:,./][\w@%+=:,./-]*$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
