import type { Kit } from '../scenario.js';

/** A line that the PostConfirmation function logs. */
interface AuditLine {
  readonly audit: string;
  readonly at: string;
  readonly userName: string;
  readonly clientId: string;
  readonly userPoolId: string;
}

/** Shows what the PostConfirmation function has noted, where the tool can read its log. */
export async function showAuditTrail(kit: Kit): Promise<void> {
  const log = await kit.playground.functions?.logs();
  if (log === undefined) {
    kit.result('The audit trail is in the log of the pool’s PostConfirmation function, which this tool can’t read.');
    return;
  }
  const lines = log
    .filter(({ trigger }) => trigger === 'PostConfirmation')
    .map(({ text }) => JSON.parse(text) as AuditLine)
    .filter(({ userPoolId }) => userPoolId === kit.playground.userPoolId);
  kit.emit({
    type: 'table',
    title: 'Log of the PostConfirmation function',
    columns: ['at', 'audit', 'userName', 'clientId'],
    rows: lines.map(({ at, audit, userName, clientId }) => [at, audit, userName, clientId]),
  });
  kit.result(`PostConfirmation: ${lines.length} lines, one for each user who was confirmed.`);
}
