import type { Kit } from '../scenario.js';

/** The person of the story. */
export interface DemoUser {
  readonly username: string;
  readonly email: string;
  readonly password: string;
  /** What the app tells the pool's triggers whenever it calls for this user, such as the language to write in. */
  readonly clientMetadata?: Record<string, string>;
}

/** The app client that every call of the story names. */
export function appClient({ playground: { clientId, clientSecret } }: Kit): {
  clientId: string;
  clientSecret: string | undefined;
} {
  return { clientId, clientSecret };
}
