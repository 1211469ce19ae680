import { invalidParameter } from '../protocol/errors.js';
import type { AddressAttribute } from '../store/codes.js';

/** @throws {ServiceError} InvalidParameterException for attributes that are no addresses. */
export function readVerifiableAttribute(name: string): AddressAttribute {
  if (name === 'email' || name === 'phone_number') return name;
  throw invalidParameter('Invalid attribute name. Only phone_number and email can be verified.');
}
