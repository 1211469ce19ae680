import { tooManyAttempts } from '../protocol/errors.js';
import type { Service } from '../service.js';
import type { User } from '../store/users.js';

const HOUR = 60 * 60 * 1000;

/** Tries that a user has of an operation in an hour. For forgotten passwords the guide says 5 to 20, by the risk seen. */
const triesAnHour = {
  ChangePassword: 5,
  ConfirmForgotPassword: 15,
  ConfirmSignUp: 15,
  ForgotPassword: 5,
  GetUserAttributeVerificationCode: 5,
  ResendConfirmationCode: 5,
  VerifyUserAttribute: 15,
} as const;

/**
 * @param user who tries; where the app client hides who exists, also one who isn't there
 * @throws {ServiceError} LimitExceededException from the first try above the limit on.
 */
export async function countAttempt(
  service: Service,
  user: Pick<User, 'poolId' | 'sub'>,
  operation: keyof typeof triesAnHour,
): Promise<void> {
  const now = service.clock.now();
  const { codes } = service.store;
  const tries = await service.store.transaction(() =>
    codes.countAttempt(user.poolId, user.sub, operation, now, now - HOUR),
  );
  if (tries > triesAnHour[operation]) throw tooManyAttempts();
}
