import type { Kit } from '../scenario.js';
import { functionsOf } from '../parts/functions.js';

/** One line of the audit trail, as the functions write it. */
export interface TrailLine {
  /** What has happened, as in `sign-in attempt`. */
  readonly audit: string;
  /** ISO 8601. */
  readonly at: string;
  readonly userName?: string;
  readonly clientId?: string;
  readonly userPoolId?: string;
  readonly userNotFound?: boolean;
  /** Why a sign-in was refused. */
  readonly reason?: string;
}

/** The audit trail of the pool. */
export interface Trail {
  /** All of it, oldest first. */
  read(): Promise<readonly TrailLine[]>;
  /** What was written since the last time, said in one line. */
  tellNews(): Promise<readonly TrailLine[]>;
}

export function trailOf(kit: Kit): Trail {
  let told = 0;
  const read = (): Promise<TrailLine[]> => readTrail(kit);
  return {
    read,
    async tellNews() {
      const news = (await read()).slice(told);
      told += news.length;
      kit.result(`The trail says: ${news.map(inWords).join(', ')}.`);
      return news;
    },
  };
}

/** Functions may log other things as well, and work for other pools. */
async function readTrail(kit: Kit): Promise<TrailLine[]> {
  const logged = await functionsOf(kit).logs();
  return logged.flatMap(({ text }) => parse(text)).filter(({ userPoolId }) => userPoolId === kit.playground.userPoolId);
}

function parse(text: string): TrailLine[] {
  try {
    const line = JSON.parse(text) as TrailLine | null;
    return typeof line?.audit === 'string' ? [line] : [];
  } catch {
    return [];
  }
}

function inWords({ audit, userNotFound }: TrailLine): string {
  return userNotFound ? `${audit} (userNotFound)` : audit;
}
