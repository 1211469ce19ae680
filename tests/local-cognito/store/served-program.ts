import { startLocalCognito, type TriggerEvent } from '../../../src/local-cognito/index.js';

/**
 * Serves a file over HTTP on a clock that stands still, and prints its URL. Has the functions of a riddle; each answer
 * that is judged is told on a line of its own. Ends when its standard input does.
 */
async function main([file, time]: readonly string[]): Promise<void> {
  const now = (): number => Number(time);
  const local = await startLocalCognito({ file: file!, ...(time !== undefined && { clock: { now } }) });
  const { functions } = local;
  functions.register('define', async (event: TriggerEvent) => {
    const rounds = event.request['session'] as { challengeResult: boolean }[];
    const issueTokens = rounds.at(-1)?.challengeResult === true;
    return { ...event, response: { challengeName: 'CUSTOM_CHALLENGE', issueTokens, failAuthentication: false } };
  });
  functions.register('create', async (event: TriggerEvent) => ({
    ...event,
    response: { publicChallengeParameters: { riddle: 'Who?' }, privateChallengeParameters: { answer: 'me' } },
  }));
  functions.register('verify', async (event: TriggerEvent) => {
    process.stdout.write('judged\n');
    await new Promise(setImmediate);
    return { ...event, response: { answerCorrect: event.request['challengeAnswer'] === 'me' } };
  });
  const { url } = await local.listen();
  process.stdout.write(`${url}\n`);
  process.stdin.resume().on('end', () => void local.close().then(() => process.exit()));
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
