import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import type { InProcessRequest, LocalCognito } from '../../src/local-cognito/index.js';

/**
 * A client of local Cognito on a bad line: the first call of the operation is carried out, but its answer is lost, so
 * that the SDK sends it again.
 */
export function onBadLine(local: LocalCognito, operation: string): CognitoIdentityProviderClient {
  let lost = false;
  const { requestHandler } = local;
  return new CognitoIdentityProviderClient({
    region: local.region,
    endpoint: 'http://local-cognito',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 2,
    requestHandler: {
      ...requestHandler,
      async handle(request: InProcessRequest, options?: unknown) {
        const answer = await requestHandler.handle(request, options);
        if (lost || !request.headers['x-amz-target']?.endsWith(`.${operation}`)) return answer;
        lost = true;
        throw Object.assign(new Error('The line went dead.'), { code: 'ECONNRESET', name: 'TimeoutError' });
      },
    },
  });
}
