import { randomBytes } from 'node:crypto';
import { CodeDeliveryFailureException, InvalidParameterException } from '@aws-sdk/client-cognito-identity-provider';
import { signUp } from '../../actions/index.js';
import type { Kit } from '../scenario.js';
import { madeNobody, registerForRemoval } from '../parts/remove-user.js';
import type { SignedUpUser } from '../parts/sign-up-user.js';
import { suggest } from '../parts/suggest.js';
import { appClient } from '../parts/user.js';
import { impostorsOf } from './impostors.js';
import { questions } from './questions.js';

/** What came of an address. */
export interface Attempt {
  readonly address: string;
  readonly decision: 'refused' | 'UNCONFIRMED' | 'CONFIRMED';
  /** Cognito's own words, when it refused the address itself. */
  readonly refusal?: string;
  /** Of the user who was made. */
  readonly sub?: string;
}

/** Signs up with addresses that only look like a colleague's: the person's own and the classics. */
export async function tryImpostors(kit: Kit, colleague: SignedUpUser): Promise<readonly Attempt[]> {
  const why = 'Whoever looks like a colleague gets in no sooner than a guest.';
  return kit.step('Try impostors’ addresses', { calls: ['SignUp'], why }, async () => {
    const impostors = impostorsOf(colleague.email.toLowerCase().split('@').at(-1) ?? '');
    const [first = { address: '' }] = impostors;
    const own = await kit.ask(questions.impostor, {
      suggestion: suggest(first.address),
    });
    const addresses = new Set([own, ...impostors.map(({ address }) => address)]);
    const attempts: Attempt[] = [];
    for (const address of addresses) attempts.push(await tryAddress(kit, colleague, address));
    const tricks = new Map(impostors.map(({ address, trick }) => [address, trick]));
    showTable(kit, attempts, tricks);
    conclude(kit, attempts);
    return attempts;
  });
}

async function tryAddress(kit: Kit, colleague: SignedUpUser, address: string): Promise<Attempt> {
  // Where usernames are addresses, this one has to be it.
  const username = colleague.username.includes('@') ? address : `impostor-${randomBytes(3).toString('hex')}`;
  const { password } = colleague;
  const registration = registerForRemoval(kit, username);
  try {
    const attributes = { email: address };
    const { userSub: sub, userConfirmed } = await signUp(kit.cognito, {
      ...appClient(kit),
      username,
      password,
      attributes,
    });
    registration.made(sub);
    return { address, decision: userConfirmed ? 'CONFIRMED' : 'UNCONFIRMED', sub };
  } catch (error) {
    if (madeNobody(error)) registration.takeBack();
    if (error instanceof InvalidParameterException) return { address, decision: 'refused', refusal: error.message };
    // The user is there all the same, without a code.
    if (error instanceof CodeDeliveryFailureException) return { address, decision: 'UNCONFIRMED' };
    throw error;
  }
}

function showTable(kit: Kit, attempts: readonly Attempt[], tricks: ReadonlyMap<string, string>): void {
  kit.emit({
    type: 'table',
    title: 'What came of each address',
    columns: ['Address', 'Decision', 'Why'],
    rows: attempts.map(({ address, decision, refusal }) => {
      const trick = tricks.get(address) ?? 'An address of your own.';
      return [address, decision, refusal === undefined ? trick : `${trick} Cognito: ${refusal}`];
    }),
  });
}

function conclude(kit: Kit, attempts: readonly Attempt[]): void {
  const having = (decision: Attempt['decision']): number =>
    attempts.filter((attempt) => attempt.decision === decision).length;
  kit.result(
    `Cognito itself refused ${having('refused')}. PreSignUp left ${having('UNCONFIRMED')} to wait for a code.`,
  );
  for (const { address, decision } of attempts) {
    if (decision === 'CONFIRMED') kit.problem(`The pool was fooled: it confirmed ${address}.`);
  }
}
