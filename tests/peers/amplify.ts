import { Amplify } from 'aws-amplify';
import { cognitoUserPoolsTokenProvider } from 'aws-amplify/auth/cognito';

/** Amplify names devices by what it runs in, which Node says only from 21 on; without it, it keeps no device. */
export const userAgent = 'Amplify in Node';
Object.defineProperty(globalThis, 'navigator', { value: { userAgent }, configurable: true });

/** Points Amplify, of which a program has one, to a pool of local Cognito. */
export function configureAmplify(pool: {
  readonly url: string;
  readonly userPoolId: string;
  readonly clientId: string;
}): void {
  Amplify.configure({
    Auth: {
      Cognito: { userPoolId: pool.userPoolId, userPoolClientId: pool.clientId, userPoolEndpoint: pool.url },
    },
  });
  openBrowser();
}

/** From now on Amplify is in a browser that has kept nothing yet: no tokens and no device. */
export function openBrowser(): void {
  const kept = new Map<string, string>();
  cognitoUserPoolsTokenProvider.setKeyValueStorage({
    setItem: async (key, value) => void kept.set(key, value),
    getItem: async (key) => kept.get(key) ?? null,
    removeItem: async (key) => void kept.delete(key),
    clear: async () => kept.clear(),
  });
}
