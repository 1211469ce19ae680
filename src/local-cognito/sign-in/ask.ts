import type { Service } from '../service.js';
import type { AuthResponse, SignInProgress } from './attempt.js';
import { openSession, spend, type SessionChallenge } from './session.js';

/** Uses up what was answered and puts the next challenge, with a session of its own. */
export async function ask(
  service: Service,
  progress: SignInProgress,
  challenge: SessionChallenge,
  parameters: Readonly<Record<string, string | undefined>>,
): Promise<AuthResponse> {
  if (progress.answered) await service.store.transaction(() => spend(service, progress.answered));
  return {
    ChallengeName: challenge,
    ChallengeParameters: Object.fromEntries(
      Object.entries(parameters).filter((entry): entry is [string, string] => entry[1] !== undefined),
    ),
    Session: openSession(service, { ...progress, deviceKey: progress.device?.deviceKey }, challenge),
  };
}
