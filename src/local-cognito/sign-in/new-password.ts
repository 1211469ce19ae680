import { invalidParameter, notAuthorized } from '../protocol/errors.js';
import { passwordPolicyOf } from '../pools/settings.js';
import type { Service } from '../service.js';
import { readNewAttributes } from '../users/attributes.js';
import { newVerifier } from '../users/password.js';
import { checkPasswordPolicy } from '../users/password-policy.js';
import { followAliases } from '../users/username-mode.js';
import { ask } from './ask.js';
import type { AuthResponse, Met, SignInCall, SignInProgress } from './attempt.js';
import { requireParameter, type Parameters } from './parameters.js';
import { progressOf, resumeSession } from './session.js';

const PREFIX = 'userAttributes.';

/** NEW_PASSWORD_REQUIRED: the password was a temporary one. */
export function askForNewPassword(service: Service, progress: SignInProgress): Promise<AuthResponse> {
  const { user } = progress;
  const parameters = {
    USER_ID_FOR_SRP: user.username,
    requiredAttributes: JSON.stringify(missingAttributes(progress).map((name) => PREFIX + name)),
    userAttributes: JSON.stringify(user.attributes),
  };
  return ask(service, { ...progress, reason: 'NewPasswordChallenge' }, 'NEW_PASSWORD_REQUIRED', parameters);
}

/** The answer to NEW_PASSWORD_REQUIRED, with the required attributes that are still missing. */
export async function answerNewPassword(
  service: Service,
  call: SignInCall,
  session: string | undefined,
  responses: Parameters,
): Promise<Met> {
  const resumed = resumeSession(service, call, session, 'NEW_PASSWORD_REQUIRED', responses);
  const progress = progressOf(service, call, resumed);
  const { pool, client, user } = progress;
  const password = requireParameter(responses, 'NEW_PASSWORD');
  const given = readAttributes(progress, client.settings, responses);
  checkPasswordPolicy(passwordPolicyOf(pool.settings), password);
  const verifier = newVerifier(service, pool, user.username, password);
  return {
    met: 'NEW_PASSWORD_REQUIRED',
    progress: {
      ...progress,
      user: { ...user, attributes: { ...user.attributes, ...given }, status: 'CONFIRMED', password: verifier },
    },
    also() {
      const { users } = service.store;
      const attributes = { ...users.find(pool.id, user.sub)?.attributes, ...given };
      const change = { status: 'CONFIRMED', attributes, password: verifier, temporaryPasswordAt: null } as const;
      followAliases(service, pool, user.sub, user.attributes, attributes);
      users.change(user, change, service.clock.now());
    },
  };
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
