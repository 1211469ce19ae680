import {
  createUserPool,
  createUserPoolClient,
  describeUserPool,
  getUserPoolMfaConfig,
  signUp,
} from '../../src/actions/index.js';
import { describe } from 'vitest';
import type { PlaygroundNeeds } from '../../src/events/index.js';
import { removePool } from '../../src/targets/index.js';
import { expect, test } from './stand.js';

const needs: PlaygroundNeeds = {
  mfa: 'ON',
  devices: 'opt-in',
  authFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
  clientSecret: true,
};

describe('a new playground', () => {
  test('is what is needed', async ({ stand }) => {
    const { cognito } = stand.service;
    const playground = await stand.target().open(needs, { name: 'story', keep: false });
    const { userPoolId } = playground;
    expect(playground.clientSecret).toEqual(expect.any(String));
    expect(playground.issuer.endsWith(`/${userPoolId}`)).toBe(true);
    expect((await playground.fetchJwks()).keys.length).toBeGreaterThan(0);
    expect(await playground.inbox?.list()).toEqual([]);
    expect(await describeUserPool(cognito, { userPoolId })).toMatchObject({
      name: expect.stringMatching(/^cognito-demo-story-[0-9a-f]{8}$/),
      tracksDevices: true,
      tags: { 'cognito-demo': 'story' },
    });
    expect(await getUserPoolMfaConfig(cognito, { userPoolId })).toMatchObject({
      mfaConfiguration: 'ON',
      softwareToken: true,
    });
  });

  test('requires the attributes that a story wants required', async ({ stand }) => {
    const { cognito } = stand.service;
    const playground = await stand
      .target()
      .open({ ...needs, clientSecret: false, requiredAttributes: ['name'] }, { name: 'story', keep: false });
    const signingUp = (attributes: Record<string, string>) =>
      signUp(cognito, { ...playground, username: 'jane', password: 'Correct-Horse-7', attributes });
    await expect(signingUp({ email: 'jane@example.com' })).rejects.toThrow(/name: The attribute is required/);
    expect(await signingUp({ email: 'jane@example.com', name: 'Jane Doe' })).toMatchObject({ userConfirmed: false });
  });

  test('is in the ledger while it is there, and each step is told', async ({ stand }) => {
    const target = stand.target();
    const playground = await target.open(needs, { name: 'story', keep: false });
    expect(target.ledger.outstanding()).toMatchObject([{ kind: 'user pool', id: playground.userPoolId }]);
    await playground.close();
    await playground.close();
    expect(target.ledger.outstanding()).toEqual([]);
    expect(stand.events.map((event) => event.type === 'resource-changed' && [event.change, event.kind])).toEqual([
      ['created', 'user pool'],
      ['created', 'app client'],
      ['removed', 'user pool'],
    ]);
  });

  test('that is kept stays in the ledger and is the current one', async ({ stand }) => {
    const target = stand.target();
    const playground = await target.open(needs, { name: 'story', keep: true });
    await playground.close();
    expect(target.state.current()).toMatchObject({ userPoolId: playground.userPoolId });
    expect(target.ledger.outstanding()).toHaveLength(1);
    const reason = 'actions work on it now';
    expect(stand.events.at(-1)).toMatchObject({ change: 'kept', reason, removeWith: 'cognito-demo down' });
  });

  test('that is kept says which one it takes the place of, and what will be removed', async ({ stand }) => {
    const target = stand.target();
    const first = await target.open(needs, { name: 'first', keep: true });
    for (const which of ['both', 'all 3 pools that are left here']) {
      await (await target.open(needs, { name: 'next', keep: true })).close();
      expect(stand.events.at(-1)).toMatchObject({
        change: 'kept',
        reason: expect.stringMatching(
          new RegExp(`^actions work on it now, and no longer on \\S+; cognito-demo down removes ${which}$`),
        ),
      });
    }
    const second = stand.events.find((event) => event.type === 'resource-changed' && event.change === 'kept');
    expect(second).toMatchObject({ reason: expect.stringContaining(`no longer on ${first.userPoolId};`) });
  });

  test('of which a part fails is removed again', async ({ stand }) => {
    const target = stand.target();
    const wrong = { ...needs, authFlows: ['ALLOW_NONSENSE'] };
    await expect(target.open(wrong, { name: 'story', keep: false })).rejects.toThrow(/ALLOW_NONSENSE/);
    expect(target.ledger.outstanding()).toEqual([]);
    expect(stand.events.at(-1)).toMatchObject({ change: 'removed', kind: 'user pool' });
  });
});

describe('an existing pool', () => {
  test('that does not fit is told all that it lacks', async ({ stand }) => {
    const { cognito } = stand.service;
    const { userPoolId } = await createUserPool(cognito, { name: 'theirs' });
    const { clientId } = await createUserPoolClient(cognito, {
      userPoolId,
      name: 'theirs',
      explicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'],
    });
    const opening = stand.target({ userPoolId, clientId }).open(needs, { name: 'story', keep: false });
    const lines = [
      `User pool ${userPoolId} does not fit:`,
      'devices must be remembered when the user opts in',
      'remembered devices must stand in for MFA',
      'MFA must be ON; it is OFF',
      'authenticator apps must be an MFA method',
      'the app client must allow ALLOW_USER_SRP_AUTH',
    ];
    await expect(opening).rejects.toMatchObject({ name: 'ExpectedError', message: lines.join('\n  - ') });
  });

  test('that fits is used with its client secret, and stays', async ({ stand }) => {
    const { userPoolId, clientId, clientSecret } = await stand.target().open(needs, { name: 'theirs', keep: true });
    const target = stand.target({ userPoolId, clientId });
    const playground = await target.open(needs, { name: 'story', keep: false });
    expect(playground).toMatchObject({ userPoolId, clientId, clientSecret });
    await playground.close();
    expect((await describeUserPool(stand.service.cognito, { userPoolId })).userPoolId).toBe(userPoolId);
  });

  test.for([
    { rotation: 'none', settings: {} },
    { rotation: 'some grace', settings: { refreshTokenRotation: { retryGracePeriodSeconds: 60 } } },
  ])('must rotate refresh tokens at once where a story says so; it has $rotation', async ({ settings }, { stand }) => {
    const rotating = { ...needs, authFlows: ['ALLOW_USER_SRP_AUTH'], refreshTokenRotation: true } as const;
    const { cognito } = stand.service;
    const { userPoolId, clientId } = await stand.target().open(rotating, { name: 'theirs', keep: true });
    const about = { name: 'story', keep: false };
    expect(await stand.target({ userPoolId, clientId }).open(rotating, about)).toMatchObject({ clientId });
    const explicitAuthFlows = ['ALLOW_USER_SRP_AUTH'] as const;
    const other = await createUserPoolClient(cognito, { userPoolId, name: 'other', explicitAuthFlows, ...settings });
    await expect(stand.target({ userPoolId, clientId: other.clientId }).open(rotating, about)).rejects.toThrow(
      'the app client must rotate refresh tokens, with a grace period of 0 seconds',
    );
  });
});

describe('removing what an earlier run left', () => {
  const name = 'cognito-demo-story-0badcafe';

  test('finds a pool by its name when the run never learned its id', async ({ stand }) => {
    const { cognito, place } = stand.service;
    const target = stand.target();
    const { userPoolId } = await createUserPool(cognito, { name });
    expect(await removePool(cognito, { kind: 'user pool', name, place }, target)).toBe('removed');
    await expect(describeUserPool(cognito, { userPoolId })).rejects.toThrow('does not exist');
  });

  test.for([{}, { id: 'us-east-1_nowhere00' }])('is content when it is gone already: %o', async (id, { stand }) => {
    const { cognito, place } = stand.service;
    const pool = { kind: 'user pool', name, place, ...id } as const;
    expect(await removePool(cognito, pool, stand.target())).toBe('removed');
  });

  test('names what can not be removed, and the command that will', async ({ stand }) => {
    const { cognito, place } = stand.service;
    const target = stand.target();
    const pool = { kind: 'user pool', name, place, id: 'no pool id' } as const;
    target.ledger.planned(pool);
    expect(await removePool(cognito, pool, target)).toBe('left-behind');
    expect(stand.events.at(-1)).toMatchObject({
      change: 'left-behind',
      reason: expect.stringContaining('userPoolId'),
      removeWith: 'cognito-demo down',
    });
    expect(target.ledger.outstanding()).toMatchObject([pool]);
  });
});
