import { expect, test } from 'vitest';
import { operations } from '../../../src/local-cognito/operations/index.js';
import { differences, serviceModel } from '../service-model.js';

/** Where local Cognito knows better than the service model, and why. */
const deviations: Readonly<Record<string, string>> = {
  'ForgetDeviceRequest: AccessToken is not required': 'without one there is nobody whose device it could be',
  'GetDeviceRequest: AccessToken is not required': 'without one there is nobody whose device it could be',
  'SchemaAttributeType: Name is not required': 'an attribute must have one',
};

const found = [...operations.values()].map(
  (operation) =>
    [operation.name, differences(operation.input, serviceModel.operations[operation.name]!.input)] as const,
);

test.each(found)('%s takes what the service model says', (_, lines) => {
  expect(lines.filter((line) => deviations[line] === undefined)).toEqual([]);
});

test('each deviation is one', () => {
  const all = new Set(found.flatMap(([, lines]) => lines));
  expect(Object.keys(deviations).filter((line) => !all.has(line))).toEqual([]);
});

test('operations want a signature where the service model says so', () => {
  const wrong = [...operations.values()].filter(({ name, auth }) => serviceModel.operations[name]!.auth !== auth);
  expect(wrong.map(({ name }) => name)).toEqual([]);
});
