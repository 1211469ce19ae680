// Serves local Cognito from the library: node serve.mjs PORT [FILE]. Tells its parent what HTTP does not.
import { library } from './places.mjs';

const { startLocalCognito } = await import(library('local'));
const [port, file] = process.argv.slice(2);
const local = await startLocalCognito(file === undefined ? {} : { file });
await local.listen({ port: Number(port) });

process.on('message', async ({ code }) => {
  if (code === undefined) {
    const { user, system } = process.cpuUsage();
    process.send((user + system) / 1000);
  } else {
    const messages = await local.outbox.list();
    process.send(messages.findLast(({ username }) => username === code).code);
  }
});
process.on('disconnect', () => process.exit());
process.on('SIGTERM', () => process.exit());
