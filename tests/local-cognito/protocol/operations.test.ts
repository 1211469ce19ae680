import * as sdk from '@aws-sdk/client-cognito-identity-provider';
import { expect, test } from 'vitest';
import { operations } from '../../../src/local-cognito/operations/index.js';
import { openHttpService, signed } from '../http.js';
import { serviceModel } from '../service-model.js';

const commands = Object.keys(sdk).filter((name) => /^[A-Z]\w*Command$/.test(name));
const names = new Set([
  ...commands.map((name) => name.slice(0, -'Command'.length)),
  ...Object.keys(serviceModel.operations),
]);
const offered = [...names].filter((name) => operations.has(name));
const refused = [...names].filter((name) => !operations.has(name));

test('each operation of the service model and of the AWS SDK is offered or refused', async () => {
  await using service = await openHttpService();
  for (const name of offered) {
    const { body } = await service.post(name, {}, signed);
    // None can do without input.
    expect([name, body['__type']]).toEqual([
      name,
      name === 'AssociateSoftwareToken' ? body['__type'] : 'InvalidParameterException',
    ]);
  }
  for (const name of refused) {
    const { status, body } = await service.post(name, {}, signed);
    expect(status).toBe(400);
    expect(body['message']).toBe(`Local Cognito does not offer ${name}. It works on AWS.`);
    expect(serviceModel.operations[name]!.errors).toContain(body['__type']);
  }
});

test.each([
  ['SignUP', 'SignUp'],
  ['ListUser', 'ListUsers'],
  ['CreateIdentityProviders', 'CreateIdentityProvider'],
])('%s is unknown, and %s is suggested', async (name, nearest) => {
  await using service = await openHttpService();
  expect((await service.post(name, {}, signed)).body).toEqual({
    __type: 'UnknownOperationException',
    message: `Cognito has no operation ${name}. Is ${nearest} meant?`,
  });
});

test.each(['LevitateUser', '__proto__', 'x'.repeat(10_000)])('%s is unknown, and like nothing else', async (name) => {
  await using service = await openHttpService();
  expect((await service.post(name, {}, signed)).body).toEqual({
    __type: 'UnknownOperationException',
    message: `Cognito has no operation ${name}.`,
  });
});
