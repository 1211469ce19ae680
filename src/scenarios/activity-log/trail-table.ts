import type { Table } from '../../events/index.js';
import type { App } from './apps.js';
import type { TrailLine } from './trail.js';

const ATTEMPT = 'sign-in attempt';
const OUTCOMES = new Set(['signed in', 'sign-in refused']);

interface Row {
  readonly line: TrailLine;
  result: string;
}

/**
 * The trail for people, with the names of apps in place of ids. One row an attempt, with what came of it: the functions
 * write no line when a password is wrong, so an attempt that nothing follows is one that failed.
 */
export function trailTable(lines: readonly TrailLine[], apps: readonly App[]): Table {
  const names = new Map(apps.map(({ clientId, name }) => [clientId, name]));
  return {
    type: 'table',
    title: 'Audit trail',
    columns: ['Time (UTC)', 'What', 'User', 'App', 'Result'],
    rows: rowsOf(lines).map(({ line: { at, audit, userName = '', clientId = '' }, result }) => [
      at.slice(11, 19),
      audit === ATTEMPT || OUTCOMES.has(audit) ? 'sign-in' : audit,
      userName,
      names.get(clientId) ?? clientId,
      result,
    ]),
  };
}

function rowsOf(lines: readonly TrailLine[]): Row[] {
  const rows: Row[] = [];
  /** By who tries from where. */
  const open = new Map<string, Row>();
  for (const line of lines) {
    const who = `${line.clientId} ${line.userName}`;
    const attempt = open.get(who);
    if (attempt && OUTCOMES.has(line.audit)) {
      attempt.result = resultOf(line);
      open.delete(who);
      continue;
    }
    const row = { line, result: resultOf(line) };
    rows.push(row);
    if (line.audit === ATTEMPT) open.set(who, row);
  }
  return rows;
}

/** Of an attempt: what it came to unless another line tells. */
function resultOf({ audit, userNotFound, reason }: TrailLine): string {
  switch (audit) {
    case ATTEMPT:
      return userNotFound ? 'failed: no such user' : 'failed';
    case 'sign-in refused':
      return `refused: ${reason}`;
    case 'signed in':
      return audit;
    default:
      return '';
  }
}
