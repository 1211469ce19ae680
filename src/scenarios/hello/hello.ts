import { listUserPools, type ListedUserPool } from '../../actions/index.js';
import type { Scenario } from '../scenario.js';

/** As many as a person looks at. */
const MOST_SHOWN = 20;

/** The first call of all: it shows that region and credentials are right, and makes nothing. */
export const hello: Scenario = {
  name: 'hello',
  title: 'Say hello to Cognito',
  questions: [],
  steps: 1,
  async play(kit) {
    const why = 'Who may list pools has region and credentials right.';
    await kit.step('List the user pools', { calls: ['ListUserPools'], why }, async () => {
      const pools: ListedUserPool[] = [];
      for await (const pool of listUserPools(kit.cognito)) pools.push(pool);
      kit.result(`Cognito answers: there ${count(pools.length)} here.`);
      if (pools.length > 0) kit.emit({ type: 'table', title: 'User pools', columns, rows: rowsOf(pools) });
    });
    kit.emit({
      type: 'summary',
      title: 'What to try next',
      rows: [
        { label: 'A whole story', value: kit.command('signup-mfa') },
        { label: 'A pool that stays', value: kit.command('up') },
        { label: 'One call at a time', value: 'cognito-demo actions' },
      ],
    });
  },
};

const columns = ['Name', 'Id', 'Created'];

function rowsOf(pools: readonly ListedUserPool[]): string[][] {
  const shown = pools.slice(0, MOST_SHOWN).map(({ name, id, createdAt }) => [name, id, dayOf(createdAt)]);
  const rest = pools.length - shown.length;
  return rest > 0 ? [...shown, [`and ${rest} more`, '', '']] : shown;
}

function dayOf(date: Date | undefined): string {
  return date?.toISOString().slice(0, 10) ?? '';
}

function count(pools: number): string {
  if (pools === 0) return 'is no user pool yet';
  return pools === 1 ? 'is one user pool' : `are ${pools} user pools`;
}
