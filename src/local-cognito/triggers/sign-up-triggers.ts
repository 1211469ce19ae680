import type { Service } from '../service.js';
import type { UserPool } from '../store/pools.js';
import type { User } from '../store/users.js';
import { callTrigger, type TriggerCaller } from './call-trigger.js';
import { eventAttributes } from './user-attributes.js';

type Strings = Readonly<Record<string, string>>;

export interface SignUpEvent {
  readonly userName: string;
  readonly userAttributes: Strings;
  readonly validationData?: Strings | undefined;
  readonly clientMetadata?: Strings | undefined;
}

export interface SignUpVerdict {
  readonly autoConfirmUser: boolean;
  readonly autoVerifyEmail: boolean;
  readonly autoVerifyPhone: boolean;
}

const noVerdict: SignUpVerdict = { autoConfirmUser: false, autoVerifyEmail: false, autoVerifyPhone: false };

/** PreSignUp: may refuse a new user by throwing, confirm the user, and count addresses as verified. */
export async function preSignUp(
  service: Service,
  pool: UserPool,
  caller: TriggerCaller,
  reason: 'SignUp' | 'AdminCreateUser',
  { userName, userAttributes, validationData, clientMetadata }: SignUpEvent,
): Promise<SignUpVerdict> {
  const response = await callTrigger(service, {
    pool,
    trigger: 'PreSignUp',
    reason,
    caller,
    userName,
    request: {
      userAttributes,
      validationData: validationData ?? null,
      ...(clientMetadata && { clientMetadata }),
    },
    response: { ...noVerdict },
    shape: { autoConfirmUser: 'flag', autoVerifyEmail: 'flag', autoVerifyPhone: 'flag' },
  });
  return { ...noVerdict, ...response };
}

/** PostConfirmation: is told of a user who was confirmed, or who has a new password. What it throws undoes nothing. */
export async function postConfirmation(
  service: Service,
  pool: UserPool,
  caller: TriggerCaller,
  reason: 'ConfirmSignUp' | 'ConfirmForgotPassword',
  user: Pick<User, 'sub' | 'username' | 'status' | 'attributes'>,
  clientMetadata: Strings | undefined,
): Promise<void> {
  await callTrigger(service, {
    pool,
    trigger: 'PostConfirmation',
    reason,
    caller,
    userName: user.username,
    request: { userAttributes: eventAttributes(pool, user), ...(clientMetadata && { clientMetadata }) },
    response: {},
    shape: {},
  });
}
