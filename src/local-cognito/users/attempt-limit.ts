import { tooManyAttempts } from '../protocol/errors.js';
import type { Service } from '../service.js';
import type { User } from '../store/users.js';

const HOUR = 60 * 60 * 1000;

/** Tries that a user has of an operation in an hour, where the developer guide gives a number. */
const triesAnHour = { ChangePassword: 5, ConfirmSignUp: 15, ResendConfirmationCode: 5 } as const;

/** @throws {ServiceError} LimitExceededException from the first try above the limit on. */
export async function countAttempt(service: Service, user: User, operation: keyof typeof triesAnHour): Promise<void> {
  const now = service.clock.now();
  const { codes } = service.store;
  const tries = await service.store.transaction(() =>
    codes.countAttempt(user.poolId, user.sub, operation, now, now - HOUR),
  );
  if (tries > triesAnHour[operation]) throw tooManyAttempts();
}
