import type { TriggerName } from '../events/index.js';

type Members = Readonly<Record<string, unknown>>;

/** What tells one request of a trigger from another. The user's attributes count when there is nothing else. */
export function tellingRequest(trigger: TriggerName, { userAttributes, ...request }: Members): Members {
  const telling = Object.entries(request).filter(([name, value]) => {
    // DefineAuthChallenge has been sent the same one right before.
    if (name === 'session') return trigger !== 'CreateAuthChallenge';
    return isSet(value) && !(name === 'userNotFound' && value === false);
  });
  if (telling.length > 0 || !isMembers(userAttributes)) return withoutBlanks(Object.fromEntries(telling));
  const ownAttributes = Object.entries(userAttributes).filter(
    ([name]) => name !== 'sub' && !name.startsWith('cognito:'),
  );
  return withoutBlanks({ userAttributes: Object.fromEntries(ownAttributes) });
}

/** What a function has set in its response. False is what a member is unless a function says otherwise. */
export function setMembers(response: Members): Members {
  const set = Object.entries(response).filter(([name, value]) => value !== false || name === 'answerCorrect');
  return withoutBlanks(Object.fromEntries(set));
}

export function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function withoutBlanks(members: Members): Members {
  return Object.fromEntries(
    Object.entries(members)
      .map(([name, value]) => [name, isMembers(value) ? withoutBlanks(value) : value] as const)
      .filter(([name, value]) => name === 'session' || isSet(value)),
  );
}

function isSet(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return false;
  if (Array.isArray(value)) return value.length > 0;
  return !isMembers(value) || Object.values(value).some(isSet);
}
