import type { PlaygroundNeeds } from '../events/index.js';

/** A playground for single calls: whatever a user may want to try can be tried. */
export const playgroundNeeds: PlaygroundNeeds = {
  mfa: 'OPTIONAL',
  devices: 'opt-in',
  authFlows: [
    'ALLOW_USER_PASSWORD_AUTH',
    'ALLOW_ADMIN_USER_PASSWORD_AUTH',
    'ALLOW_USER_SRP_AUTH',
    'ALLOW_CUSTOM_AUTH',
    'ALLOW_USER_AUTH',
    'ALLOW_REFRESH_TOKEN_AUTH',
  ],
  clientSecret: false,
};
