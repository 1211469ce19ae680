import { Amplify } from 'aws-amplify';
import * as auth from 'aws-amplify/auth';

/** A page whose script is this puts Amplify where the console, and with it a test, can call it. */
const page = { auth, configure: (config: Parameters<typeof Amplify.configure>[0]) => Amplify.configure(config) };
export type AmplifyPage = typeof page;
Object.assign(globalThis, page);
