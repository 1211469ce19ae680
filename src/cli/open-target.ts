import { ExpectedError, type Emit } from '../events/index.js';
import * as targets from '../targets/index.js';
import type { TargetFlags } from './flags.js';
import type { Io } from './io.js';

export interface OpenTargetOptions {
  readonly emit: Emit;
  /** `memory`: local Cognito ends with this process; `file`: it is the one that other commands see. */
  readonly localStorage: 'memory' | 'file';
}

/**
 * The target that the flags name.
 * @throws {ExpectedError} when the flags don't fit together, or the region is missing.
 */
export async function openTarget(
  flags: TargetFlags,
  { env }: Pick<Io, 'env'>,
  { emit, localStorage }: OpenTargetOptions,
): Promise<targets.Target> {
  const existing = existingPool(flags, env);
  const dirs = targets.homeDirs(env);
  const storage = existing ? 'file' : localStorage;
  const service = await openService(flags, env, () => targets.openLocal(dirs, storage, emit));
  targets.observeCalls(service.cognito, emit);

  const endsWithProcess = service.kind === 'local' && storage === 'memory';
  return targets.playgroundTarget(service, {
    ledger: endsWithProcess ? targets.noLedger : targets.openLedger(dirs.state),
    state: targets.playgroundState(dirs.data, service.place.key),
    emit,
    ...(existing && { existing }),
  });
}

function openService(
  { target, profile, region }: TargetFlags,
  env: Io['env'],
  openLocal: () => Promise<targets.Service>,
): Promise<targets.Service> {
  const settings = { ...(profile !== undefined && { profile }), ...(region !== undefined && { region }) };
  if (target === 'aws') return targets.openAws(settings, env);
  if (target !== 'local') return targets.openEndpoint(target, settings, env);
  if (profile !== undefined || region !== undefined) {
    throw new ExpectedError('Local Cognito has neither profiles nor regions.', {
      next: 'Leave out --profile and --region, or add --target aws.',
      exitCode: 2,
    });
  }
  return openLocal();
}

function existingPool({ userPoolId, clientId }: TargetFlags, env: Io['env']): targets.PlaygroundIds | undefined {
  if (userPoolId === undefined && clientId === undefined) return undefined;
  if (userPoolId === undefined || clientId === undefined) {
    throw new ExpectedError('--user-pool-id and --client-id go together.', {
      next: `Add ${userPoolId === undefined ? '--user-pool-id' : '--client-id'}.`,
      exitCode: 2,
    });
  }
  const clientSecret = env['COGNITO_DEMO_CLIENT_SECRET'];
  return clientSecret ? { userPoolId, clientId, clientSecret } : { userPoolId, clientId };
}
