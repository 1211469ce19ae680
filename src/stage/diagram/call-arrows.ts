import type { CallEnded, CallStarted } from '../../events/index.js';
import type { Theme } from '../theme.js';
import { isMembers } from '../trigger-members.js';
import type { Arrow } from './arrow.js';

const between = 'app and Cognito';

export function call({ operation }: CallStarted, theme: Theme): Arrow {
  return { between, kind: 'call', text: () => [theme.accent(operation)] };
}

/** @param isApart names the operation again, for when something else stands between the call and its answer. */
export function callAnswer({ operation, response, error }: CallEnded, isApart: boolean, theme: Theme): Arrow {
  const what = isApart ? [theme.quiet(`to ${operation}`)] : [];
  if (error) return { between, kind: 'failure', text: () => [theme.bad(error.name), ...what] };
  return { between, kind: 'answer', text: () => [outcome(isMembers(response) ? response : {}, theme), ...what] };
}

/** What the app goes on with. */
function outcome(response: Readonly<Record<string, unknown>>, theme: Theme): string {
  const { ChallengeName, AuthenticationResult, UserConfirmed, User, UserStatus } = response;
  if (typeof ChallengeName === 'string') return ChallengeName;
  if (isMembers(AuthenticationResult)) return theme.good('tokens');
  if (typeof UserConfirmed === 'boolean') return `UserConfirmed: ${UserConfirmed}`;
  const status = isMembers(User) ? User['UserStatus'] : UserStatus;
  if (typeof status === 'string') return `UserStatus: ${status}`;
  return Object.keys(response).join(', ') || 'done';
}
