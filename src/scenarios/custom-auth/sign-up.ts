import { randomInt } from 'node:crypto';
import type { Kit } from '../scenario.js';
import { confirmByCode } from '../parts/confirm-user.js';
import { signUpAnyUser } from '../parts/sign-up-user.js';
import type { DemoUser } from '../parts/user.js';
import { questions } from './questions.js';
import { hashSecretAnswer } from './secret-answer.js';

/** The person of this story, who has a secret besides the password. */
export interface QuizzedUser extends DemoUser {
  readonly firstPet: string;
}

const PETS = ['Rex', 'Mittens', 'Captain Whiskers', 'Luna', 'Bubbles', 'Peanut'];

/** Signs a user up who leaves the answer to a secret question. A user of an unknown domain is sent a code as well. */
export async function signUpWithSecret(kit: Kit): Promise<QuizzedUser> {
  const why = 'PreSignUp confirms users of a known domain.';
  return kit.step('Sign up and leave a secret answer', { calls: ['SignUp'], why }, async () => {
    let firstPet = '';
    const user = await signUpAnyUser(kit, {
      async moreAttributes() {
        firstPet = await askForPet(kit);
        return { 'custom:secret_answer': await hashSecretAnswer(firstPet) };
      },
    });
    if (!user.confirmed) await confirmByCode(kit, user);
    kit.result('Cognito keeps a salted hash of the answer as custom:secret_answer, not the answer.');
    return { ...user, firstPet };
  });
}

function askForPet(kit: Kit): Promise<string> {
  const value = (): string => PETS[randomInt(PETS.length)] ?? 'Rex';
  return kit.ask(questions.firstPet, { suggestion: { label: 'one made up for this run', value } });
}
