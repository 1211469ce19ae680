import type { Scenario } from '../scenario.js';
import { questions } from '../parts/questions.js';
import { rememberDevice } from '../parts/remember-device.js';
import { signInFromDevice } from '../parts/sign-in-from-device.js';
import { signUpAndConfirm } from '../parts/sign-up-and-confirm.js';
import { startSignIn } from '../parts/start-sign-in.js';
import { addSecondDevice } from './add-second-device.js';
import { forgetDeviceOf } from './forget-device.js';
import { listFromBothSides } from './list-devices.js';
import { setUpAuthenticator } from './set-up-authenticator.js';
import { signInWithCode } from './sign-in-with-code.js';
import { stopRemembering } from './stop-remembering.js';
import { summarise } from './summarise.js';

/** The whole life of a remembered device: when it spares its user the code, and when no longer. */
export const devices: Scenario = {
  name: 'devices',
  title: 'Remember a device, and forget it',
  needs: {
    mfa: 'ON',
    devices: 'opt-in',
    authFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
    clientSecret: true,
  },
  questions: Object.values(questions),
  steps: 10,
  async play(kit) {
    const user = await signUpAndConfirm(kit);
    const mfaSetup = await startSignIn(kit, user);
    const authenticator = await setUpAuthenticator(kit, user, mfaSetup);
    const signIn = await signInWithCode(kit, user, authenticator);
    const device = await rememberDevice(kit, signIn);
    const remembered = await signInFromDevice(kit, user, device);
    const { accessToken } = remembered.tokens;
    const second = await addSecondDevice(kit, user, authenticator);
    await listFromBothSides(kit, user, accessToken);
    const notRemembered = await stopRemembering(kit, user, device, accessToken);
    const forgotten = await forgetDeviceOf(kit, user, device, accessToken);
    summarise(kit, user, { device, second, remembered: remembered.challenges, notRemembered, forgotten });
  },
};
