import { describeUserPoolClient, type AppClient } from '../../actions/index.js';
import { ExpectedError } from '../../events/index.js';
import { commandAt, type PlaygroundIds, type Target } from '../../targets/index.js';
import type { TargetFlags } from '../flags.js';
import type { Io } from '../io.js';
import { playgroundNeeds } from '../playground-needs.js';
import type { Call } from './call.js';

/** Which pool and app client an action works on: those that the flags name, or the current playground's. */
export function workingPool(
  target: Target,
  { userPoolId, clientId }: Pick<TargetFlags, 'userPoolId' | 'clientId'>,
  env: Io['env'],
): Pick<Call, 'userPoolId' | 'app'> {
  const isNamed = userPoolId !== undefined || clientId !== undefined;
  return {
    async userPoolId() {
      if (userPoolId !== undefined) return userPoolId;
      if (isNamed) throw incomplete('--user-pool-id');
      return (await currentPlayground(target)).userPoolId;
    },
    async app() {
      if (clientId !== undefined) return namedApp(target, { userPoolId, clientId }, env);
      if (isNamed) throw incomplete('--client-id');
      const current = await currentPlayground(target);
      return { clientId: current.clientId, clientSecret: current.clientSecret };
    },
  };
}

async function currentPlayground(target: Target): Promise<PlaygroundIds> {
  const current = target.state.current();
  if (current) return current;
  if (target.kind !== 'local') {
    throw new ExpectedError(`There is no playground on ${target.label}.`, {
      next: `Create one with ${commandAt(target.place, 'up')}, or give --user-pool-id and --client-id.`,
      exitCode: 2,
    });
  }
  // Another command may be making it right now.
  return target.state.exclusively(
    async () => target.state.current() ?? target.open(playgroundNeeds, { name: 'playground', keep: true }),
  );
}

async function namedApp(
  { cognito, state }: Target,
  { userPoolId, clientId }: { readonly userPoolId: string | undefined; readonly clientId: string },
  env: Io['env'],
): Promise<AppClient> {
  const given = env['COGNITO_DEMO_CLIENT_SECRET'];
  if (given) return { clientId, clientSecret: given };
  const current = state.current();
  if (current?.clientId === clientId) return { clientId, clientSecret: current.clientSecret };
  const pool = userPoolId ?? current?.userPoolId;
  if (pool === undefined) return { clientId };
  // Who may not ask whether the app client has a secret finds out by the call itself.
  const client = await describeUserPoolClient(cognito, { userPoolId: pool, clientId }).catch(() => undefined);
  return { clientId, clientSecret: client?.clientSecret };
}

function incomplete(flag: string): ExpectedError {
  return new ExpectedError('--user-pool-id and --client-id go together here.', { next: `Add ${flag}.`, exitCode: 2 });
}
