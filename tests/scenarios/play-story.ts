import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { listGroups, listUserPoolClients, listUsers } from '../../src/actions/index.js';
import type { Answer, Answerer, Asking, Emit, Playground, RunEvent } from '../../src/events/index.js';
import { runScenario, type ScenarioRun } from '../../src/scenarios/run-scenario.js';
import type { Scenario } from '../../src/scenarios/scenario.js';
import { noLedger, observeCalls, openLocal, playgroundState, playgroundTarget } from '../../src/targets/index.js';

/** Answers by the names of their questions; without one, or for undefined, the suggestion is taken. */
export type Replies = Readonly<Record<string, (asking: Asking) => string | undefined>>;

export interface Performance {
  readonly events: readonly RunEvent[];
  /** What ended the story early. */
  readonly error?: unknown;
  /** Names of the users who are left in the pool, which stays. */
  readonly usersLeft: readonly string[];
  /** Names of the app clients and groups there that the story has made. */
  readonly othersLeft: readonly string[];
}

export interface PlayOptions {
  readonly replies?: Replies;
  readonly signal?: AbortSignal;
  /** Hears each event as it happens. */
  readonly emit?: Emit;
  readonly leftovers?: ScenarioRun['leftovers'];
}

/** Plays a story on a local Cognito, with the pool and the functions that it needs, and gives all that happened. */
export async function playStory(scenario: Scenario, options: PlayOptions = {}): Promise<Performance> {
  const { replies = {}, leftovers = 'undo', signal = new AbortController().signal } = options;
  const events: RunEvent[] = [];
  const emit: Emit = (event) => {
    events.push(event);
    options.emit?.(event);
  };
  const folder = await mkdtemp(join(tmpdir(), 'cognito-demo-'));
  const service = await openLocal({ data: folder, state: folder, cache: spareKeys }, 'memory', emit);
  observeCalls(service.cognito, emit);
  try {
    const target = playgroundTarget(service, { ledger: noLedger, state: playgroundState(folder, 'local'), emit });
    let pool: Playground | undefined;
    const error: unknown = await runScenario(scenario, {
      cognito: service.cognito,
      async openPlayground(needs) {
        const playground = await target.open(needs, { name: scenario.name, keep: false });
        pool = playground;
        return { ...playground, close: async () => {} };
      },
      answerer: answering(replies),
      emit,
      signal,
      leftovers,
    }).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    const left = pool === undefined ? { usersLeft: [], othersLeft: [] } : await leftIn(service.cognito, pool);
    return { events, ...left, ...(error !== undefined && { error }) };
  } finally {
    await service.close();
    await rm(folder, { recursive: true });
  }
}

/** What the story has left in a pool that stays. */
export async function leftIn(
  cognito: CognitoIdentityProviderClient,
  { userPoolId, clientId }: Pick<Playground, 'userPoolId' | 'clientId'>,
): Promise<Pick<Performance, 'usersLeft' | 'othersLeft'>> {
  const usersLeft: string[] = [];
  for await (const { username } of listUsers(cognito, { userPoolId })) usersLeft.push(username);
  const othersLeft: string[] = [];
  for await (const client of listUserPoolClients(cognito, { userPoolId })) {
    if (client.clientId !== clientId) othersLeft.push(client.name);
  }
  for await (const { groupName } of listGroups(cognito, { userPoolId })) othersLeft.push(groupName);
  return { usersLeft, othersLeft };
}

/** Making RSA keys is slow: all stories share a pair. */
export const spareKeys = join(tmpdir(), 'cognito-demo-test-keys');

export function answering(replies: Replies): Answerer {
  return {
    async answer(asking): Promise<Answer> {
      const value = replies[asking.question.name]?.(asking) ?? (await asking.suggestion?.value());
      if (value === undefined) throw new Error(`Nothing to answer ${asking.question.name} with.`);
      return { value, by: 'script' };
    },
  };
}

export function problemsIn(events: readonly RunEvent[]): string[] {
  return events.flatMap((event) => (event.type === 'problem' ? [event.text] : []));
}

export function resultsIn(events: readonly RunEvent[]): string[] {
  return events.flatMap((event) => (event.type === 'result' ? [event.text] : []));
}

/** What happened in the step of that title. */
export function duringStep(events: readonly RunEvent[], title: string): readonly RunEvent[] {
  const start = events.findIndex((event) => event.type === 'step-started' && event.title === title);
  if (start === -1) throw new Error(`There was no step "${title}".`);
  const end = events.findIndex((event, index) => index > start && event.type === 'step-ended');
  return events.slice(start, end + 1);
}

/** Replies one after the other, and takes the suggestion from then on. */
export function inTurn(...answers: readonly (string | undefined)[]): Replies[string] {
  let asked = 0;
  return () => answers[asked++];
}
