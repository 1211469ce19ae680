import type { Scenario } from '../scenario.js';
import { takeApiScopeAway } from './api-scope.js';
import { questions } from './questions.js';
import { giveRights } from './rights.js';
import { signUpWithNickname } from './sign-up.js';
import { summarise } from './summarise.js';
import { signInWithoutFunction, signInWithVersion1, signInWithVersion2 } from './versions.js';

/** A function of the pool adds, overrides and suppresses what tokens say, in both versions of its trigger. */
export const tokenClaims: Scenario = {
  name: 'token-claims',
  title: 'Change what tokens say',
  needs: {
    mfa: 'OFF',
    devices: 'off',
    authFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
    clientSecret: true,
    customAttributes: ['plan'],
    unwritableAttributes: ['plan'],
    ownFunctions: true,
  },
  questions: Object.values(questions),
  steps: 7,
  async play(kit) {
    const user = await signUpWithNickname(kit);
    await giveRights(kit, user);
    const plain = await signInWithoutFunction(kit, user);
    const first = await signInWithVersion1(kit, user, plain);
    const second = await signInWithVersion2(kit, user, plain, first);
    const refreshed = await takeApiScopeAway(kit, second);
    summarise(kit, user, [plain, first, second, refreshed]);
  },
};
