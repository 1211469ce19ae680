/** The custom challenges in the order in which they are put. Each is the `challengeMetadata` of its entries. */
const customChallenges = ['CAPTCHA', 'SECRET_QUESTION'] as const;

/** Built-in challenges that may stand between the password and the custom ones: second factor first, then device. */
const secondFactors = new Set(['SMS_MFA', 'EMAIL_OTP', 'SOFTWARE_TOKEN_MFA']);
const deviceChallenges = new Set(['DEVICE_SRP_AUTH', 'DEVICE_PASSWORD_VERIFIER']);

export type CustomChallenge = (typeof customChallenges)[number];

/** One entry of a custom authentication's session: a challenge that was answered. */
export interface SessionEntry {
  readonly challengeName: string;
  readonly challengeResult: boolean;
  readonly challengeMetadata?: string | undefined;
}

/** Where a custom authentication stands. */
export type Progress =
  | { readonly next: 'password' }
  | { readonly next: 'custom challenge'; readonly challenge: CustomChallenge }
  | { readonly next: 'tokens' }
  | { readonly next: 'failure' };

const failure: Progress = { next: 'failure' };

/**
 * Reads the session of a custom authentication. What makes no sense is a failure: there is no way to the tokens but
 * through each challenge in its order.
 *
 * @param attempts How often each custom challenge may be answered.
 */
export function readProgress(session: readonly SessionEntry[], attempts: number): Progress {
  if (!Array.isArray(session)) return failure;
  const [first, second] = session;
  if (first?.challengeName !== 'SRP_A') return readCustomChallenges(session, attempts);
  if (first.challengeResult !== true) return failure;
  if (session.length === 1) return { next: 'password' };
  if (second?.challengeName !== 'PASSWORD_VERIFIER' || second.challengeResult !== true) return failure;
  return readCustomChallenges(withoutBuiltIn(session.slice(2)), attempts);
}

/** Passes over the built-in challenges that were met. One that was not stays, and no custom challenge has its name. */
function withoutBuiltIn(entries: readonly SessionEntry[]): readonly SessionEntry[] {
  let start = 0;
  for (const names of [secondFactors, deviceChallenges]) {
    while (isMet(entries[start], names)) start += 1;
  }
  return entries.slice(start);
}

function isMet(entry: SessionEntry | undefined, names: ReadonlySet<string>): boolean {
  return entry?.challengeResult === true && names.has(entry.challengeName);
}

function readCustomChallenges(entries: readonly SessionEntry[], attempts: number): Progress {
  let rest = entries;
  for (const challenge of customChallenges) {
    const answers = leading(rest, challenge);
    const right = answers.findIndex(({ challengeResult }) => challengeResult);
    const wrong = right < 0 ? answers.length : right;
    if (wrong >= attempts) return failure;
    if (right < 0) return answers.length === rest.length ? { next: 'custom challenge', challenge } : failure;
    rest = rest.slice(right + 1);
  }
  return rest.length === 0 ? { next: 'tokens' } : failure;
}

/** The entries at the start that are answers to this challenge. */
function leading(entries: readonly SessionEntry[], challenge: CustomChallenge): readonly SessionEntry[] {
  const end = entries.findIndex((entry) => !isAnswer(entry, challenge));
  return end < 0 ? entries : entries.slice(0, end);
}

function isAnswer(entry: SessionEntry | null, challenge: CustomChallenge): boolean {
  return (
    entry?.challengeName === 'CUSTOM_CHALLENGE' &&
    entry.challengeMetadata === challenge &&
    typeof entry.challengeResult === 'boolean'
  );
}
