import type { Attributes } from '../../actions/index.js';
import { ExpectedError } from '../../events/index.js';
import type { Given, OptionName } from './option-table.js';

export const attributeOptions = ['email', 'phoneNumber', 'attribute'] as const satisfies readonly OptionName[];

type GivenAttributes = Given<never, (typeof attributeOptions)[number]>;

export function attributesOf({ email, phoneNumber, attribute }: GivenAttributes): Attributes {
  return {
    ...attribute,
    ...(email !== undefined && { email }),
    ...(phoneNumber !== undefined && { phone_number: phoneNumber }),
  };
}

/** @throws {ExpectedError} when none is given. */
export function someAttributes(given: GivenAttributes): Attributes {
  const attributes = attributesOf(given);
  if (Object.keys(attributes).length > 0) return attributes;
  throw new ExpectedError('This action needs --email, --phone-number or --attribute.', {
    next: 'Give one or more of them as flags.',
    exitCode: 2,
  });
}
