import { invalidParameter, invalidSession, notAuthorized } from '../protocol/errors.js';
import { passwordPolicyOf } from '../pools/settings.js';
import type { Service } from '../service.js';
import type { User } from '../store/users.js';
import { attributeList, readNewAttributes } from '../users/attributes.js';
import { checkPasswordHistory } from '../users/password-history.js';
import { newVerifier } from '../users/password.js';
import { checkPasswordPolicy } from '../users/password-policy.js';
import { followAliases } from '../users/username-mode.js';
import { ask } from './ask.js';
import type { AuthResponse, Met, SignInProgress } from './attempt.js';
import { requireParameter, type Parameters } from './parameters.js';
import { resume, type Answer, type SessionState } from './session.js';

const PREFIX = 'userAttributes.';

/** NEW_PASSWORD_REQUIRED: the password was a temporary one. */
export function askForNewPassword(service: Service, progress: SignInProgress): Promise<AuthResponse> {
  const { user, client } = progress;
  const readable = attributeList(user, client.settings).filter(({ Name }) => Name !== 'sub');
  const parameters = {
    USER_ID_FOR_SRP: user.username,
    requiredAttributes: JSON.stringify(missingAttributes(progress).map((name) => PREFIX + name)),
    userAttributes: JSON.stringify(Object.fromEntries(readable.map(({ Name, Value }) => [Name, Value]))),
  };
  const replaces = passwordMark(user);
  return ask(service, { ...progress, reason: 'NewPasswordChallenge' }, 'NEW_PASSWORD_REQUIRED', parameters, {
    more: { ...(replaces !== undefined && { replaces }) },
  });
}

/** The answer to NEW_PASSWORD_REQUIRED, with the required attributes that are still missing. */
export async function answerNewPassword(service: Service, answer: Answer): Promise<Met> {
  const { state, responses } = answer;
  const progress = resume(service, answer);
  const { pool, client, user } = progress;
  checkStillDue(user, state);
  const password = requireParameter(responses, 'NEW_PASSWORD');
  const given = readAttributes(progress, client.settings, responses);
  checkPasswordPolicy(passwordPolicyOf(pool.settings), password);
  checkPasswordHistory(service, pool, user, password);
  const verifier = newVerifier(service, pool, user.username, password);
  return {
    met: 'NEW_PASSWORD_REQUIRED',
    progress: {
      ...progress,
      user: { ...user, attributes: { ...user.attributes, ...given }, status: 'CONFIRMED', password: verifier },
    },
    also() {
      const { users } = service.store;
      const current = users.find(pool.id, user.sub);
      checkStillDue(current, state);
      const attributes = { ...current?.attributes, ...given };
      const change = { status: 'CONFIRMED', attributes, password: verifier, temporaryPasswordAt: null } as const;
      followAliases(service, pool, user.sub, user.attributes, attributes);
      users.change(user, change, service.clock.now());
    },
  };
}

/** Who knew a temporary password once may not undo what has become of it: a new one, by its owner or an administrator. */
function checkStillDue(user: User | undefined, { replaces }: SessionState): void {
  const isDue = user?.status === 'FORCE_CHANGE_PASSWORD' && passwordMark(user) === replaces;
  if (!isDue) throw invalidSession();
}

function passwordMark({ password }: User): string | undefined {
  return password?.salt.toString(16);
}

function readAttributes(
  progress: SignInProgress,
  client: SignInProgress['client']['settings'],
  responses: Parameters,
): Record<string, string> {
  const given = Object.entries(responses)
    .filter(([name]) => name.startsWith(PREFIX))
    .map(([name, Value]) => ({ Name: name.slice(PREFIX.length), Value }));
  const { pool, user } = progress;
  for (const { Name } of given) {
    if (user.attributes[Name] !== undefined) throw notAuthorized(`Cannot modify an already provided ${Name}`);
  }
  const read = readNewAttributes(pool, client, given, 'optional');
  const missing = missingAttributes(progress).find((name) => read[name] === undefined);
  if (missing !== undefined) throw invalidParameter(`Invalid attributes given, ${missing} is missing`);
  return read;
}

function missingAttributes({ pool, user }: SignInProgress): string[] {
  return pool.settings.SchemaAttributes.flatMap(({ Name, Required }) =>
    Required && Name !== 'sub' && user.attributes[Name] === undefined ? [Name] : [],
  );
}
