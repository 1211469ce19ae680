import { expect, test } from 'vitest';
import { failureOf, openPlayground, type Playground } from '../playground.js';

const event = { EventId: 'e', FeedbackValue: 'Valid' } as const;

const calls: [string, (playground: Playground, Username?: string) => Promise<unknown>][] = [
  [
    'AdminListUserAuthEvents',
    ({ api, userPoolId: UserPoolId }, Username) => api.adminListUserAuthEvents({ UserPoolId, Username }),
  ],
  [
    'AdminUpdateAuthEventFeedback',
    ({ api, userPoolId: UserPoolId }, Username) => api.adminUpdateAuthEventFeedback({ UserPoolId, Username, ...event }),
  ],
  [
    'UpdateAuthEventFeedback',
    ({ api, userPoolId: UserPoolId }, Username) =>
      api.updateAuthEventFeedback({ UserPoolId, Username, FeedbackToken: 't', ...event }),
  ],
];

test.each(calls)('%s', async (name, call) => {
  await using playground = await openPlayground();
  await playground.addUser('jane');
  expect(await failureOf(call(playground, 'jane'))).toBe(
    `UserPoolAddOnNotEnabledException: Local Cognito has no threat protection, so there is nothing for ${name}. It works on AWS.`,
  );
  expect(await failureOf(call({ ...playground, userPoolId: 'us-east-1_Nowhere' }, 'jane'))).toBe(
    'ResourceNotFoundException: User pool us-east-1_Nowhere does not exist.',
  );
});

test.each(calls.slice(0, 2))('%s of nobody', async (_, call) => {
  await using playground = await openPlayground();
  expect(await failureOf(call(playground, 'joe'))).toBe('UserNotFoundException: User does not exist.');
});
