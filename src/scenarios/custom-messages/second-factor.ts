import { setUserMfaPreference, getUser, type Tokens } from '../../actions/index.js';
import type { Kit } from '../scenario.js';
import { signIn } from '../parts/sign-in.js';
import type { DemoUser } from '../parts/user.js';

const calls = ['InitiateAuth', 'RespondToAuthChallenge'];

export async function signInWithNewPassword(kit: Kit, user: DemoUser): Promise<Tokens> {
  return kit.step('Sign in with the new password', { calls, why: 'So far it is all that Cognito asks.' }, async () => {
    const { tokens, challenges } = await signIn(kit, user);
    kit.result(`Cognito asked for ${challenges.join(', ')}, and ${user.username} has tokens.`);
    return tokens;
  });
}

/** From here on the address is a second factor, so it is no way to recover the password any more. */
export async function turnOnCodesByEmail(kit: Kit, { accessToken }: Tokens): Promise<void> {
  const why = 'Whoever signs in next needs the mailbox, too.';
  await kit.step('Turn on codes by email', { calls: ['SetUserMFAPreference', 'GetUser'], why }, async () => {
    await setUserMfaPreference(kit.cognito, { accessToken, email: { enabled: true, preferred: true } });
    const { mfaFactors, preferredMfa } = await getUser(kit.cognito, { accessToken });
    kit.result(`GetUser: UserMFASettingList is ${mfaFactors.join(', ')}, PreferredMfaSetting is ${preferredMfa}.`);
  });
}
