import { randomBytes } from 'node:crypto';
import type { Question, Suggestion } from '../../events/index.js';
import type { Kit } from '../scenario.js';
import { refusalOf } from '../parts/refusal.js';
import { suggest } from '../parts/suggest.js';
import type { DemoUser } from '../parts/user.js';
import type { App } from './apps.js';
import { questions } from './questions.js';
import type { Trail } from './trail.js';

const CALLS = ['InitiateAuth', 'RespondToAuthChallenge'];

/**
 * Signs in with a wrong password.
 * @returns the password.
 */
export async function tryWrongPassword(kit: Kit, user: DemoUser, web: App, trail: Trail): Promise<string> {
  const why = 'An attempt leaves a line, too.';
  return kit.step('Try a wrong password', { calls: CALLS, why }, async () => {
    const suggestion = { label: 'one made up for this run', value: madeUpPassword };
    const password = await askForAnother(kit, questions.wrongPassword, suggestion, {
      than: user.password,
      because: 'That is the right password, and this step needs a wrong one.',
    });
    const { message } = await expectRefusal(web.signIn({ ...user, password }));
    kit.result(`Cognito says: ${message}`);
    await trail.tellNews();
    return password;
  });
}

/** Signs in by a name that is not in the pool. The caller is told the same; only the trail tells the difference. */
export async function tryUnknownName(kit: Kit, user: DemoUser, web: App, trail: Trail): Promise<void> {
  const why = 'So does one by nobody.';
  await kit.step('Try a name that nobody has', { calls: CALLS, why }, async () => {
    const name = `nobody-${randomBytes(2).toString('hex')}`;
    const suggestion = suggest(name);
    const username = await askForAnother(kit, questions.unknownName, suggestion, {
      than: user.username,
      because: `${user.username} is in the pool, and this step needs a name that nobody has.`,
    });
    const { message } = await expectRefusal(web.signIn({ username, password: user.password }));
    kit.result(`Cognito says the same: ${message}`);
    await trail.tellNews();
  });
}

async function askForAnother(
  kit: Kit,
  question: Question,
  suggestion: Suggestion,
  { than, because }: { than: string; because: string },
): Promise<string> {
  for (let attempt = 1; ; attempt++) {
    const answer = await kit.ask(question, { attempt, suggestion });
    if (answer !== than) return answer;
    kit.problem(because);
  }
}

function expectRefusal(call: Promise<void>): Promise<Error> {
  return refusalOf(call, 'NotAuthorizedException', 'Cognito has let somebody in who should fail.');
}

function madeUpPassword(): string {
  return `Wrong-${randomBytes(6).toString('base64url')}-7a`;
}
