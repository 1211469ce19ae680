import { ExpectedError } from '../../events/index.js';
import type { Kit } from '../scenario.js';
import { signUpAnyUser, type SignedUpUser } from '../parts/sign-up-user.js';
import { questions } from './questions.js';

/** The person of this story, who has a language. */
export interface Reader extends SignedUpUser {
  readonly language: string;
}

/** Signs up somebody whose app says in which language to write. */
export async function signUpReader(kit: Kit): Promise<Reader> {
  const why = 'CustomMessage writes the email, in the language of ClientMetadata.';
  return kit.step('Sign up', { calls: ['SignUp'], why }, async () => {
    const language = await kit.ask(questions.language, { suggestion: { label: 'English', value: () => 'en' } });
    const user = await signUpAnyUser(kit, {
      clientMetadata: { lang: language },
      async moreAttributes() {
        const suggestion = { label: 'Jane', value: () => 'Jane' };
        return { given_name: await kit.ask(questions.givenName, { suggestion }) };
      },
    });
    if (user.confirmed) {
      throw new ExpectedError('The pool confirmed the user at once, so there was no message to write.', {
        next: 'Play on a pool whose PreSignUp function leaves users to confirm themselves.',
      });
    }
    return { ...user, language };
  });
}
