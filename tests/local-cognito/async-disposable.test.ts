import { expect, test } from 'vitest';
import { startLocalCognito } from '../../src/local-cognito/index.js';

/** What compiled code looks for where there is no `Symbol.asyncDispose`. */
const registered = Symbol.for('Symbol.asyncDispose');

test('service and server close by the registered symbol as well, and have no method of another name for it', async () => {
  const local = await startLocalCognito();
  const server = await local.listen();
  for (const handle of [server, local]) {
    expect(Object.keys(handle)).not.toContain('undefined');
    await (handle as unknown as Record<symbol, () => Promise<void>>)[registered]!();
  }
  await expect(fetch(server.url)).rejects.toThrow('fetch failed');
  await expect(local.outbox.list()).rejects.toThrow('This local Cognito is closed.');
});
