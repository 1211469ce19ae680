import { storageTroubleOf } from '../store/storage-error.js';
import { ServiceError } from './errors.js';

/**
 * What a call answers whose write or read the file did not take; undefined for any other error. AWS has no such error.
 * A file that is locked for too long is what a service that is asked too much would be: every operation models
 * TooManyRequestsException, and the SDKs try again after a while. Whatever else is wrong is the service's own fault.
 */
export function storageFailure(error: unknown): ServiceError | undefined {
  switch (storageTroubleOf(error)) {
    case 'busy':
      return new ServiceError(
        'TooManyRequestsException',
        'Another process has locked the file of local Cognito for too long. Try again later.',
      );
    case 'full':
      return internal('its disk is full. Make room and try again.');
    case 'no database':
    case 'damaged':
      return internal('its file is damaged.');
    case 'out of reach':
      return internal('its file can not be read or written. Its log has the reason.');
    case undefined:
      return undefined;
  }
}

function internal(reason: string): ServiceError {
  return new ServiceError('InternalErrorException', `The storage of local Cognito failed: ${reason}`);
}
