import { describe } from 'vitest';
import type { RunEvent } from '../../src/events/index.js';
import { scenarios } from '../../src/scenarios/index.js';
import { keys } from '../support/terminal-session.js';
import { expect, test } from './fixtures.js';
import { pressEnter, walk } from './walk.js';

const names = scenarios.map(({ name }) => ({ name }));

describe.concurrent('every scenario, unattended', () => {
  test.for(names)('$name --auto plays to the end; results alone go to standard output', async ({ name }, { run }) => {
    const { exitCode, stdout, stderr } = await run([name, '--auto']);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: expect.stringMatching(/✓ Done in [\d.]+ m?s\.\n$/) });
    expect(stdout).not.toBe('');
    expect(stdout + stderr).not.toContain('\u001B');
    expect(stdout + stderr).not.toMatch(/eyJ[\w-]{10,}/);
    expect(stderr).not.toMatch(/(code|Code)\w*:? +\d{6}\b/); // Live codes, of answers and messages.
  });

  test.for(names)('$name --auto --json prints events alone, and no secret', async ({ name }, { run }) => {
    const { exitCode, stdout, stderr } = await run([name, '--auto', '--json']);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    const events = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as RunEvent);
    expect(events[0]).toMatchObject({ type: 'run-started', scenario: name });
    expect(events.at(-1)).toMatchObject({ type: 'run-ended', outcome: 'done' });
    const steps = events.filter((event) => event.type === 'step-started');
    expect(steps.map(({ number }) => number)).toEqual(steps.map((_, index) => index + 1));
    expect(steps.at(-1)?.number ?? 0).toBe(steps.at(-1)?.total ?? 0);
    expect(stdout).not.toMatch(/eyJ[\w-]{10,}/); // A token, or a part of one.
    // Sessions, SRP values, secrets, hashes: nothing but keys of devices and names, which have no digits, is as long.
    const words = stdout.replaceAll(/us-east-1_[\da-f-]{36}/g, '').split(/[^\w+/=-]+/);
    expect(words.filter((word) => word.length > 40 && /\d/.test(word))).toEqual([]);
  });

  test.for(names)(
    '$name asks nobody: without answers it lists them, and nothing is made',
    async ({ name }, { run }) => {
      const { exitCode, stdout, stderr } = await run([name]);
      if (exitCode === 0) return; // There is nothing to ask.
      expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
      expect(stderr).toContain('These answers are missing, and nobody is there to ask:');
      expect(stderr).not.toContain('Created');
    },
  );
});

describe.concurrent('every scenario, at the keyboard', () => {
  test.for(names)('$name plays to the end by Enter alone', async ({ name }, { play }) => {
    const session = play([name]);
    await pressEnter(session);
    expect(await session.exit).toBe(0);
    const transcript = session.transcript();
    expect(transcript).toMatch(/✓ Done in [\d.]+ m?s\.$/);
    for (const [, pool] of transcript.matchAll(/Created user pool (\S+)/g)) {
      expect(transcript).toContain(`Removed user pool ${pool}`);
    }
    for (const line of transcript.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });

  // A run for each prompt, on a machine that may be busy.
  const patient = { timeout: 180_000 };
  test.for(names)('$name: Ctrl-C at each prompt ends it', patient, async ({ name }, { play }) => {
    const whole = play([name]);
    const prompts = await pressEnter(whole);
    for (const [index, prompt] of prompts.entries()) {
      const session = play([name]);
      await pressEnter(session, index);
      expect(await walk(session).next()).toBe(prompt);
      session.send(keys.ctrlC);
      expect(await session.exit).toBe(130);
      const pool = /Created user pool (\S+)/.exec(session.transcript())?.[1];
      expect(session.transcript()).toContain(`Removed user pool ${pool}`);
    }
  });
});
