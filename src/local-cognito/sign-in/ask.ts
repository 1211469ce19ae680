import type { Service } from '../service.js';
import type { AuthResponse, SignInProgress } from './attempt.js';
import { openSession, sessionExpiry, spend, type NewSession, type SessionChallenge } from './session.js';

export interface AskOptions {
  /** What the session is to remember besides who signs in, from where. */
  readonly more?: Pick<NewSession, 'id' | 'sent' | 'email' | 'challenge' | 'replaces'>;
  /** More to do in the transaction that moves the sign-in on. */
  readonly also?: (() => void) | undefined;
}

/** A sign-in that a question can be put in. Its user need not exist. */
type Asked = Omit<SignInProgress, 'user'> & { readonly user: { readonly sub: string } };

type Questions = Readonly<Record<string, string | undefined>>;

/** How clients know the challenges that have one name for several purposes. */
const wireName: Readonly<Partial<Record<SessionChallenge, string>>> = {
  'EMAIL_OTP as first factor': 'EMAIL_OTP',
  'EMAIL_OTP to set up': 'EMAIL_OTP',
};

/** Uses up what was answered and puts the next challenge, with a session of its own. */
export async function ask(
  service: Service,
  progress: Asked,
  challenge: SessionChallenge,
  parameters: Questions,
  { more = {}, also }: AskOptions = {},
): Promise<AuthResponse> {
  const { user, device, reason } = progress;
  const seal = await moveOn(service, progress, also, more.id);
  return {
    ChallengeName: wireName[challenge] ?? challenge,
    ChallengeParameters: present(parameters),
    Session: openSession(service, progress, {
      sub: user.sub,
      awaits: challenge,
      ...(device && { deviceKey: device.deviceKey }),
      ...(reason && { reason }),
      ...more,
      ...seal,
    }),
  };
}

/**
 * Uses up what was answered, and in CUSTOM_AUTH takes what is kept of it over to the next session.
 * @returns the id of that session and whether it is a part of CUSTOM_AUTH
 */
export async function moveOn(
  service: Service,
  { answered, custom, client }: Pick<SignInProgress, 'answered' | 'custom' | 'client'>,
  also: (() => void) | undefined,
  id: string = service.ids.uuid(),
): Promise<{ id: string; custom?: true }> {
  const { store, clock } = service;
  if (answered || custom || also) {
    await store.transaction(() => {
      spend(service, answered);
      also?.();
      if (custom) store.customAuths.put(id, custom, sessionExpiry(service, client), clock.now());
    });
  }
  return custom ? { id, custom: true } : { id };
}

export function present(parameters: Questions): Record<string, string> {
  const entries = Object.entries(parameters);
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => entry[1] !== undefined));
}
