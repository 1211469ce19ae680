import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { ResourceChanged } from '../events/index.js';
import { makeOwnFolder } from '../local-cognito/store/own-folder.js';
import type { Place } from './place.js';
import { isRunningElsewhere, thisProcess, type RunningProcess } from './running-process.js';

/** A resource that this tool made, or was about to make. */
export interface LedgerResource {
  readonly kind: ResourceChanged['kind'];
  /** Unique: a resource that was planned but has no id yet is found by it. */
  readonly name: string;
  readonly id?: string;
  readonly place: Place;
}

/** A resource that is still there, as far as is known. */
export interface OutstandingResource extends LedgerResource {
  /** Whose run it is, or was; absent in ledgers of older versions. */
  readonly process?: RunningProcess;
}

/**
 * What this tool has made and not yet removed, in a file that is only ever added to, so that a crash at any moment
 * leaves nothing behind unseen.
 */
export interface Ledger {
  /** Say it before the resource is made. */
  planned(resource: LedgerResource): void;
  created(resource: LedgerResource & { readonly id: string }): void;
  removed(resource: LedgerResource): void;
  /** Planned or created, and not removed: oldest first. */
  outstanding(): readonly OutstandingResource[];
}

interface Entry extends OutstandingResource {
  readonly at: string;
  readonly event: 'planned' | 'created' | 'removed';
}

export function openLedger(stateDir: string): Ledger {
  const file = join(stateDir, 'ledger.jsonl');
  const record = (event: Entry['event']) => (resource: LedgerResource) => {
    makeOwnFolder(stateDir);
    const made = event !== 'removed' && { process: thisProcess() };
    appendDurably(file, { at: new Date().toISOString(), event, ...resource, ...made });
  };
  return {
    planned: record('planned'),
    created: record('created'),
    removed: record('removed'),
    outstanding: () => outstandingIn(readEntries(file)),
  };
}

/** The process whose run a resource belongs to, if that is another one and still going on. */
export function runningOwner({ process }: OutstandingResource): RunningProcess | undefined {
  return process && isRunningElsewhere(process) ? process : undefined;
}

/** For what ends with the process anyway. */
export const noLedger: Ledger = {
  planned: () => {},
  created: () => {},
  removed: () => {},
  outstanding: () => [],
};

function appendDurably(file: string, entry: Entry): void {
  const descriptor = openSync(file, 'a', 0o600);
  try {
    // The line break comes first: a line that a crash tore stays torn alone.
    writeSync(descriptor, `\n${JSON.stringify(entry)}`);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function readEntries(file: string): Entry[] {
  return readLines(file).flatMap((line) => parseEntry(line) ?? []);
}

/** A line that a crash tore is none. */
function parseEntry(line: string): Entry | undefined {
  try {
    const entry = JSON.parse(line) as Partial<Entry> | null;
    return entry?.event && entry.name && entry.place?.key ? (entry as Entry) : undefined;
  } catch {
    return undefined;
  }
}

function readLines(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

function outstandingIn(entries: readonly Entry[]): OutstandingResource[] {
  const resources = new Map<string, OutstandingResource>();
  for (const { at: _, event, ...resource } of entries) {
    const key = `${resource.place.key} ${resource.kind} ${resource.name}`;
    if (event === 'removed') resources.delete(key);
    else resources.set(key, resource);
  }
  return [...resources.values()];
}
