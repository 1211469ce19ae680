import type { RunEvent } from '../../src/events/index.js';
import {
  openLedger,
  openLocal,
  playgroundState,
  playgroundTarget,
  type PlaygroundIds,
  type Service,
  type Target,
} from '../../src/targets/index.js';
import { test as withFolder } from './temporary-folder.js';

export { expect } from './temporary-folder.js';

/** A local Cognito, and targets on it that share ledger and state. */
export interface Stand {
  readonly service: Service;
  readonly events: RunEvent[];
  target(existing?: PlaygroundIds): Target;
}

export const test = withFolder.extend<{ stand: Stand }>({
  stand: async ({ folder }, use) => {
    const service = await openLocal({ data: folder, state: folder, cache: folder }, 'memory');
    const events: RunEvent[] = [];
    const settings = {
      ledger: openLedger(folder),
      state: playgroundState(folder, 'local'),
      emit: (event: RunEvent) => events.push(event),
    };
    await use({
      service,
      events,
      target: (existing) => playgroundTarget(service, { ...settings, ...(existing && { existing }) }),
    });
    await service.close();
  },
});
