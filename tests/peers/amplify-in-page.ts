import type * as auth from 'aws-amplify/auth';
import type { Page } from 'playwright-core';
import type { AmplifyPage } from './amplify-page.js';
import { installed } from './installed.js';

/** Where Debian puts Chromium; it is started by its path. */
export const program = '/usr/bin/chromium';
const chromium = installed([program, '--version'], 'chromium');
export const { isSkipped } = chromium;
/** What to do when it is not there. */
export const missing = chromium.version === undefined ? chromium.missing : undefined;
/** As in `Chromium 156.0.8078.79`. */
export const browserName = chromium.version?.replace(/ built.*/, '') ?? 'Chromium';

type Functions = {
  [
    Name in keyof typeof auth as (typeof auth)[Name] extends (...args: never[]) => unknown ? Name : never
  ]: (typeof auth)[Name];
};
type AnyFunction = (...args: never[]) => unknown;

/** Points Amplify in a page to a pool of local Cognito. */
export async function configureIn(
  page: Page,
  Cognito: { readonly userPoolId: string; readonly userPoolClientId: string; readonly userPoolEndpoint: string },
): Promise<void> {
  await page.evaluate((config) => (globalThis as unknown as AmplifyPage).configure(config), { Auth: { Cognito } });
}

/** Calls a function of Amplify in a page. What comes back is JSON: the methods of a result stay there. */
export async function callIn<Name extends keyof Functions>(
  page: Page,
  name: Name,
  ...args: Parameters<Functions[Name] & AnyFunction>
): Promise<Awaited<ReturnType<Functions[Name] & AnyFunction>>> {
  const json = await page.evaluate(
    async ([name, args]) => {
      const { auth } = globalThis as unknown as AmplifyPage;
      const called = auth[name as 'signIn'] as (...args: unknown[]) => Promise<unknown>;
      return JSON.stringify((await called(...args)) ?? null);
    },
    [name, args] as const,
  );
  return JSON.parse(json);
}

/** The same for the page of a test. */
export type CallIn = <Name extends keyof Functions>(
  name: Name,
  ...args: Parameters<Functions[Name] & AnyFunction>
) => Promise<Awaited<ReturnType<Functions[Name] & AnyFunction>>>;
