import { listUserPools } from '../../src/actions/index.js';
import { startLocalCognito } from '../../src/local-cognito/index.js';
import { openLedger, playgroundState, playgroundTarget, type Service } from '../../src/targets/index.js';
import { endpointPlace } from '../../src/targets/place.js';
import { onBadLine } from '../support/bad-line.js';
import { expect, test } from './temporary-folder.js';

test('a pool whose making got no answer, so that the SDK made another, is removed with it', async ({ folder }) => {
  const local = await startLocalCognito();
  const cognito = onBadLine(local, 'CreateUserPool');
  const service: Service = {
    kind: 'endpoint',
    label: 'a bad line',
    place: endpointPlace('http://bad-line'),
    cognito,
    attach: async (ids) => ({
      ...ids,
      issuer: local.issuer(ids.userPoolId),
      fetchJwks: () => local.jwks(ids.userPoolId),
    }),
    close: async () => {},
  };
  const ledger = openLedger(folder);
  const target = playgroundTarget(service, { ledger, state: playgroundState(folder, 'bad-line'), emit: () => {} });
  const pools = async (): Promise<number> => {
    let count = 0;
    for await (const _pool of listUserPools(cognito)) count++;
    return count;
  };
  const needs = { mfa: 'OFF', devices: 'off', authFlows: [], clientSecret: false } as const;
  const playground = await target.open(needs, { name: 'story', keep: false });
  expect(await pools()).toBe(2);
  await playground.close();
  expect(await pools()).toBe(0);
  expect(ledger.outstanding()).toEqual([]);
  await local.close();
});
