import type { LocalCognito, LocalCognitoOptions } from './local-cognito.js';

export async function startLocalCognito(_options: LocalCognitoOptions = {}): Promise<LocalCognito> {
  throw new Error('being written');
}
