import { verifyTokens } from '../../auth/index.js';
import type { Kit } from '../scenario.js';
import { refusalOf } from '../parts/refusal.js';
import { signIn } from '../parts/sign-in.js';
import type { DemoUser } from '../parts/user.js';

const calls = ['InitiateAuth', 'RespondToAuthChallenge'];

/** Signs in a user who is confirmed. */
export async function signInConfirmed(kit: Kit, user: DemoUser, title: string, why: string): Promise<void> {
  await kit.step(title, { calls, why }, async () => {
    const { tokens, challenges } = await signIn(kit, user);
    kit.result(`Cognito asked for ${challenges.join(', ')}, and ${user.username} has tokens.`);
    const { id } = await verifyTokens(tokens, kit.playground);
    kit.result(`The ID token says email_verified: ${String(id['email_verified'])}.`);
  });
}

/** Tries to sign in a user who is not confirmed yet. The password is right. */
export async function signInUnconfirmed(kit: Kit, user: DemoUser): Promise<void> {
  const why = 'The right password is not enough.';
  await kit.step('Sign in before the code is given', { calls, why }, async () => {
    const whenTaken = 'A user who is not confirmed could sign in.';
    const { name, message } = await refusalOf(signIn(kit, user), 'UserNotConfirmedException', whenTaken);
    kit.result(`${user.username} may not sign in. ${name}: ${message}`);
  });
}
