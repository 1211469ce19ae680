import { expect, test } from 'vitest';
import { failureOf, openPlayground, openService, type Playground } from '../playground.js';

async function open(tags?: Record<string, string>): Promise<Playground & { ResourceArn: string }> {
  const playground = await openPlayground({ pool: tags === undefined ? {} : { UserPoolTags: tags } });
  const { UserPool } = await playground.api.describeUserPool({ UserPoolId: playground.userPoolId });
  return { ...playground, ResourceArn: UserPool!.Arn! };
}

const numbered = (count: number): Record<string, string> =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`tag${index}`, '']));

test('tags are those of the pool, whichever way they were set', async () => {
  await using playground = await open({ team: 'a', cost: '1' });
  const { api, ResourceArn, userPoolId: UserPoolId } = playground;
  expect((await api.listTagsForResource({ ResourceArn })).Tags).toEqual({ team: 'a', cost: '1' });
  await api.tagResource({ ResourceArn, Tags: { team: 'b', stage: 'test' } });
  expect((await api.listTagsForResource({ ResourceArn })).Tags).toEqual({ team: 'b', cost: '1', stage: 'test' });
  await api.untagResource({ ResourceArn, TagKeys: ['cost', 'not there'] });
  const { UserPool } = await api.describeUserPool({ UserPoolId });
  expect(UserPool!.UserPoolTags).toEqual({ team: 'b', stage: 'test' });
});

test('a pool without tags has an empty list', async () => {
  await using playground = await open();
  const { api, ResourceArn } = playground;
  expect((await api.listTagsForResource({ ResourceArn })).Tags).toEqual({});
});

test('50 tags at most, however they come', async () => {
  await using playground = await open(numbered(49));
  const { api, ResourceArn, userPoolId: UserPoolId } = playground;
  await api.tagResource({ ResourceArn, Tags: { last: '' } });
  expect(await failureOf(api.tagResource({ ResourceArn, Tags: { more: '' } }))).toBe(
    'InvalidParameterException: A user pool can have 50 tags at most.',
  );
  await api.tagResource({ ResourceArn, Tags: { last: 'changed' } });
  expect((await api.listTagsForResource({ ResourceArn })).Tags).toEqual({ ...numbered(49), last: 'changed' });
  const refusal = 'UserPoolTaggingException: A user pool can have 50 tags at most.';
  expect(await failureOf(api.createUserPool({ PoolName: 'p', UserPoolTags: numbered(51) }))).toBe(refusal);
  expect(await failureOf(api.updateUserPool({ UserPoolId, UserPoolTags: numbered(51) }))).toBe(refusal);
});

test('names that AWS keeps for itself', async () => {
  await using playground = await open();
  const { api, ResourceArn } = playground;
  expect(await failureOf(api.tagResource({ ResourceArn, Tags: { 'AWS:team': 'a' } }))).toBe(
    'InvalidParameterException: The tag AWS:team begins with aws:, which is reserved for AWS.',
  );
});

const arn = 'arn:aws:cognito-idp:us-east-1:000000000000';
test.each([
  [`${arn}:userpool/us-east-1_Nowhere`, 'ResourceNotFoundException: User pool us-east-1_Nowhere does not exist.'],
  [`${arn}:device/a`, `InvalidParameterException: Only user pools have tags, and ${arn}:device/a is none.`],
])('no tags of %s', async (ResourceArn, failure) => {
  await using service = await openService();
  expect(await failureOf(service.api.listTagsForResource({ ResourceArn }))).toBe(failure);
  expect(await failureOf(service.api.tagResource({ ResourceArn, Tags: {} }))).toBe(failure);
  expect(await failureOf(service.api.untagResource({ ResourceArn, TagKeys: [] }))).toBe(failure);
});

test('the ARN of a pool in another account', async () => {
  await using playground = await open();
  const ResourceArn = playground.ResourceArn.replace('000000000000', '123456789012');
  expect(await failureOf(playground.api.listTagsForResource({ ResourceArn }))).toMatch(
    /^InvalidParameterException: .* has another ARN than/,
  );
});
