import type { CodeDeliveryDetailsType, DeliveryMediumType } from '@aws-sdk/client-cognito-identity-provider';
import { guaranteed } from './guaranteed.js';

/** Where Cognito sent a code. */
export interface CodeDelivery {
  readonly medium: DeliveryMediumType;
  /** Masked: `j***@e***`, `+*******9934`. */
  readonly destination: string;
  /** The attribute that the code will verify: `email` or `phone_number`. */
  readonly attributeName: string;
}

export function toCodeDelivery(operation: string, details: CodeDeliveryDetailsType): CodeDelivery {
  return {
    medium: guaranteed(operation, details, 'DeliveryMedium'),
    destination: guaranteed(operation, details, 'Destination'),
    attributeName: guaranteed(operation, details, 'AttributeName'),
  };
}
