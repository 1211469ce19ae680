import type { Kit } from '../scenario.js';

/** The person of the story. */
export interface DemoUser {
  readonly username: string;
  readonly email: string;
  readonly password: string;
}

/** The app client that every call of the story names. */
export function appClient({ playground: { clientId, clientSecret } }: Kit): {
  clientId: string;
  clientSecret: string | undefined;
} {
  return { clientId, clientSecret };
}
