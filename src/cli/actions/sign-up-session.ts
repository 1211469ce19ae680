import { NotAuthorizedException } from '@aws-sdk/client-cognito-identity-provider';
import type { AuthFlow } from '../../actions/index.js';
import type { Call } from './call.js';

/**
 * Starts a sign-in, with the session of the user's sign-up if that was just confirmed and the sign-in asks for no other
 * first factor. A session that is refused is not tried again: the sign-in starts without it.
 * @param start calls the operation with what it is given, besides all else
 */
export async function withSignUpSession<Outcome>(
  call: Call,
  flow: AuthFlow,
  start: (given: { readonly session?: string }) => Promise<Outcome>,
): Promise<Outcome> {
  const session = sessionFor(call, flow);
  if (session === undefined) return start({});
  try {
    return await start({ session });
  } catch (error) {
    if (isRefusal(error)) call.continueWith({ ...call.signIn, signUpSession: undefined });
    if (!(error instanceof NotAuthorizedException) || !/session/i.test(error.message)) throw error;
    call.note('The session of the sign-up is used up or too old: the sign-in starts anew.');
    return start({});
  }
}

function sessionFor({ signIn }: Call, flow: AuthFlow): string | undefined {
  if (flow.authFlow !== 'USER_AUTH' || flow.session !== undefined) return undefined;
  const isOfThisUser = flow.username === signIn.username;
  return isOfThisUser && flow.preferredChallenge === undefined ? signIn.signUpSession : undefined;
}

/** The service has answered; after a broken connection the session may be as good as before. */
function isRefusal(error: unknown): boolean {
  return error instanceof Error && '$fault' in error && error.$fault === 'client';
}
