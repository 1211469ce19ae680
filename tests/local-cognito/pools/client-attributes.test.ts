import type { CreateUserPoolClientCommandInput } from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, test } from 'vitest';
import { failureOf, openPlayground, type Playground } from '../playground.js';

type Attributes = Pick<CreateUserPoolClientCommandInput, 'ReadAttributes' | 'WriteAttributes'>;

/** A pool that requires two attributes, and has one of its own and one for developers. */
const open = (): Promise<Playground> =>
  openPlayground({
    pool: {
      Schema: [
        { Name: 'email', Required: true },
        { Name: 'name', Required: true },
        { Name: 'team', AttributeDataType: 'String' },
        { Name: 'key', AttributeDataType: 'String', DeveloperOnlyAttribute: true },
      ],
    },
  });

const update = ({ api, userPoolId: UserPoolId, clientId: ClientId }: Playground, input: Attributes) =>
  api.updateUserPoolClient({ UserPoolId, ClientId, ...input });

describe('the attributes of an app client', () => {
  const required = ['email', 'name'];

  test.each<['read' | 'write', string, Attributes]>([
    ['read', 'one that the pool lacks', { ReadAttributes: ['email', 'custom:color'] }],
    ['read', 'one of its own by half its name', { ReadAttributes: ['team'] }],
    ['read', 'a name of JavaScript', { ReadAttributes: ['constructor'] }],
    ['write', 'one that the pool lacks', { WriteAttributes: [...required, 'custom:color'] }],
    ['write', 'the sub', { WriteAttributes: [...required, 'sub'] }],
    ['write', 'that an email address is verified', { WriteAttributes: [...required, 'email_verified'] }],
    ['write', 'that a phone number is verified', { WriteAttributes: [...required, 'phone_number_verified'] }],
    ['write', 'some of the required ones', { WriteAttributes: ['email'] }],
    ['write', 'none of the required ones', { WriteAttributes: ['custom:team'] }],
  ])('can not be, to %s, %s', async (kind, _, input) => {
    await using playground = await open();
    const failure = `InvalidParameterException: Invalid ${kind} attributes specified while`;
    expect(await failureOf(playground.addClient(input))).toBe(`${failure} creating a client`);
    await update(playground, { ReadAttributes: ['email'] });
    expect(await failureOf(update(playground, input))).toBe(`${failure} updating a client`);
    const { api, userPoolId: UserPoolId, clientId: ClientId } = playground;
    const { UserPoolClient } = await api.describeUserPoolClient({ UserPoolId, ClientId });
    expect(UserPoolClient).toMatchObject({ ReadAttributes: ['email'] });
    expect(UserPoolClient).not.toHaveProperty('WriteAttributes');
  });

  test.each<[string, Attributes]>([
    [
      'of all kinds to read',
      { ReadAttributes: ['sub', 'email_verified', 'updated_at', 'custom:team', 'dev:custom:key'] },
    ],
    ['to read alone', { ReadAttributes: ['email'] }],
    ['with the required ones to write', { WriteAttributes: [...required, 'custom:team'] }],
    ['none to write, as if left out', { WriteAttributes: [] }],
  ])('can be %s', async (_, input) => {
    await using playground = await open();
    expect((await update(playground, input)).UserPoolClient).toMatchObject(input);
    await playground.addClient(input);
  });

  test('can be one that came later', async () => {
    await using playground = await open();
    const { api, userPoolId: UserPoolId } = playground;
    const later = { ReadAttributes: ['custom:color'] };
    expect(await failureOf(update(playground, later))).toMatch(/^InvalidParameterException/);
    const CustomAttributes = [{ Name: 'color', AttributeDataType: 'String' as const }];
    await api.addCustomAttributes({ UserPoolId, CustomAttributes });
    expect((await update(playground, later)).UserPoolClient).toMatchObject(later);
  });
});
