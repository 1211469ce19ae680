import type { Scenario } from '../scenario.js';
import { showTokens } from '../parts/show-tokens.js';
import { answerQuestions } from './answer-questions.js';
import { failOnPurpose } from './fail-on-purpose.js';
import { questions } from './questions.js';
import { signUpWithSecret } from './sign-up.js';
import { startWithoutPassword, startWithPassword } from './start.js';
import { summarise } from './summarise.js';

const START = ['InitiateAuth', 'RespondToAuthChallenge'];

/** A sign-in whose challenges the pool's own functions make: a captcha and a secret question, behind a password or not. */
export const customAuth: Scenario = {
  name: 'custom-auth',
  title: 'Sign in by challenges of your own',
  needs: {
    mfa: 'OFF',
    devices: 'off',
    authFlows: ['ALLOW_CUSTOM_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
    clientSecret: true,
    customAttributes: ['secret_answer'],
    unreadableAttributes: ['secret_answer'],
    triggers: {
      PreSignUp: { environment: { KNOWN_DOMAINS: 'example.com,example.org' } },
      DefineAuthChallenge: { environment: { ATTEMPTS: '3' } },
      CreateAuthChallenge: {},
      VerifyAuthChallengeResponse: {},
    },
  },
  questions: Object.values(questions),
  steps: 6,
  diagram: true,
  async play(kit) {
    const user = await signUpWithSecret(kit);
    const first = await kit.step(
      'Prove the password',
      { calls: START, why: 'SRP first; then functions take over.' },
      () => startWithPassword(kit, user),
    );
    const signIn = await kit.step(
      'Answer the questions',
      { calls: ['RespondToAuthChallenge'], why: 'One function asks, another checks.' },
      () => answerQuestions(kit, user, first, startWithPassword),
    );
    await kit.step('Sign in without the password', { calls: START, why: 'Without SRP_A they ask at once.' }, async () =>
      answerQuestions(kit, user, await startWithoutPassword(kit, user), startWithoutPassword),
    );
    await failOnPurpose(kit, user);
    const claims = await showTokens(kit, signIn.tokens);
    summarise(kit, user, claims);
  },
};
