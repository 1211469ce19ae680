import { associateSoftwareToken, type MfaSetupChallenge } from '../../actions/index.js';
import type { Kit } from '../scenario.js';
import { askForTotpCode, createCodeSource, offerSecret, type Authenticator } from './authenticator.js';
import { questions } from './questions.js';
import { isExpiredSession } from './session-expired.js';
import { signInUpToMfaSetup } from './start-sign-in.js';
import type { DemoUser } from './user.js';

/** A secret that an authenticator has taken up, with its first code; not verified yet. */
export interface OfferedAuthenticator {
  readonly authenticator: Authenticator;
  readonly code: string;
  /** The sign-in goes on with this one. */
  readonly session: string;
}

/** Gets a TOTP secret and hands it to the authenticator. */
export async function associateAuthenticator(
  kit: Kit,
  user: DemoUser,
  challenge: MfaSetupChallenge,
): Promise<OfferedAuthenticator> {
  const why = 'Cognito makes the secret, and both sides keep it.';
  const calls = ['AssociateSoftwareToken'];
  return kit.step('Set up an authenticator', { calls, why }, () => offerAuthenticator(kit, user, challenge));
}

/** The same within a step of the story's own. */
export async function offerAuthenticator(
  kit: Kit,
  user: DemoUser,
  challenge: MfaSetupChallenge,
): Promise<OfferedAuthenticator> {
  const who = await kit.ask(questions.authenticator, { suggestion: { label: 'tool', value: () => 'tool' } });
  const { secretCode, session } = await newSecret(kit, user, challenge.session);
  offerSecret(kit, user.username, secretCode);
  const authenticator = { secretCode, ...(who === 'tool' && { tool: createCodeSource(secretCode) }) };
  // Asked here and not when it is verified, so that the QR code is still on the screen.
  return { authenticator, session, code: await askForTotpCode(kit, authenticator) };
}

/** The session may have expired while the person was thinking. */
async function newSecret(kit: Kit, user: DemoUser, session: string): Promise<{ secretCode: string; session: string }> {
  try {
    return await associateSoftwareToken(kit.cognito, { session });
  } catch (error) {
    if (!isExpiredSession(error)) throw error;
    kit.problem('The session has expired, so the sign-in was started again.');
    return associateSoftwareToken(kit.cognito, { session: (await signInUpToMfaSetup(kit, user)).session });
  }
}

/** Begins anew after the session has expired: with it went the secret. */
export async function offerAgain(kit: Kit, user: DemoUser, before: Authenticator): Promise<OfferedAuthenticator> {
  kit.problem('The session has expired, and with it the secret. The sign-in was started again: here is a new one.');
  const { session: newSession } = await signInUpToMfaSetup(kit, user);
  const { secretCode, session } = await associateSoftwareToken(kit.cognito, { session: newSession });
  offerSecret(kit, user.username, secretCode);
  const authenticator = { secretCode, ...(before.tool && { tool: createCodeSource(secretCode) }) };
  // The QR code pushes the explanation off a small screen, and looks like the one before.
  const message = 'The secret is new. Code from the authenticator';
  return { authenticator, session, code: await askForTotpCode(kit, authenticator, { message }) };
}
