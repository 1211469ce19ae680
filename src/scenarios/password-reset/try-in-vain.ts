import { InvalidPasswordException } from '@aws-sdk/client-cognito-identity-provider';
import { confirmForgotPassword } from '../../actions/index.js';
import { checkRules } from '../parts/explain-weak-password.js';
import { refusalOf } from '../parts/refusal.js';
import { whyCodeIsRefused } from '../parts/refused-code.js';
import { askForResetCode } from '../parts/reset-code.js';
import { explainTooManyTries } from '../parts/too-many-tries.js';
import { appClient, type DemoUser } from '../parts/user.js';
import type { Kit } from '../scenario.js';

/** Shorter than any pool allows, lest it be taken. */
const WEAK = 'Demo1';

/**
 * Shows what a weak password and a wrong code come to.
 * @returns the code, which is still good.
 */
export async function tryInVain(kit: Kit, user: DemoUser): Promise<string> {
  const calls = ['ConfirmForgotPassword', 'DescribeUserPool'];
  const why = 'Neither uses the code up.';
  return kit.step('Try a weak password, then a wrong code', { calls, why }, async () => {
    let code = await askForResetCode(kit, user, 1);
    let attempt = 1;
    while (!(await isGood(kit, user, code))) code = await askForResetCode(kit, user, ++attempt);
    // Tries are few, and what it is like has been seen when there was more than one.
    if (attempt === 1) await tryWrongCode(kit, user, code);
    kit.result('The code is as good as before: the next step takes it.');
    return code;
  });
}

/** Whether a weak password is all that is wrong. */
async function isGood(kit: Kit, user: DemoUser, code: string): Promise<boolean> {
  const error = await refusal(kit, user, code);
  if (error instanceof InvalidPasswordException) {
    kit.result(`With the code and the password ${WEAK} Cognito says: ${error.message}`);
    await showRules(kit);
    return true;
  }
  kit.problem(whyCodeIsRefused(error));
  return false;
}

async function tryWrongCode(kit: Kit, user: DemoUser, code: string): Promise<void> {
  const { message } = await refusal(kit, user, anotherThan(code));
  kit.result(`With another code it says: ${message}`);
}

function refusal(kit: Kit, { username }: DemoUser, confirmationCode: string): Promise<Error> {
  const input = { ...appClient(kit), username, confirmationCode, password: WEAK };
  const call = confirmForgotPassword(kit.cognito, input).catch(explainTooManyTries);
  const names = ['CodeMismatchException', 'ExpiredCodeException', 'InvalidPasswordException'];
  return refusalOf(call, names, `The pool takes the password ${WEAK}, which is shorter than Cognito allows any to be.`);
}

async function showRules(kit: Kit): Promise<void> {
  const rules = await checkRules(kit, WEAK);
  if (rules.length === 0) return;
  const rows = rules.map(({ rule, outcome }) => [rule, outcome]);
  kit.emit({ type: 'table', title: 'The password policy of the pool', columns: ['Rule', WEAK], rows });
}

/** Of six digits, too. */
function anotherThan(code: string): string {
  return String((Number(code) + 1) % 1_000_000).padStart(6, '0');
}
