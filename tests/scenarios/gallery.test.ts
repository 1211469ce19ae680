import { describe, expect, test } from 'vitest';
import { Interrupted } from '../../src/events/index.js';
import { scenarios } from '../../src/scenarios/index.js';
import { playStory, problemsIn } from './play-story.js';

describe.each(scenarios)('$name', ({ name, title, load }) => {
  test('is called in the menu what it calls itself, and its questions have names of their own', async () => {
    const scenario = await load();
    expect(scenario).toMatchObject({ name, title });
    const questions = scenario.questions.map((question) => question.name);
    expect(new Set(questions).size).toBe(questions.length);
  });

  test('takes as many steps as it announces, each said in one line of 80 columns, without a problem', async () => {
    const scenario = await load();
    const { events, error } = await playStory(scenario);
    expect(error).toBeUndefined();
    const steps = events.filter((event) => event.type === 'step-started');
    expect(steps.map(({ number, total }) => `${number}/${total}`)).toEqual(
      Array.from({ length: scenario.steps }, (_, index) => `${index + 1}/${scenario.steps}`),
    );
    for (const { calls, why, title: step } of steps) {
      expect(`  ${calls.join(', ')} · ${why}`.length, step).toBeLessThanOrEqual(80);
    }
    expect(problemsIn(events)).toEqual([]);
  });

  test('asks nothing that it does not announce', async () => {
    const scenario = await load();
    const { events } = await playStory(scenario);
    const announced = new Set(scenario.questions.map((question) => question.name));
    const asked = events.flatMap((event) => (event.type === 'asked' ? [event.question] : []));
    expect(asked.filter((question) => !announced.has(question))).toEqual([]);
  });

  test('leaves nothing behind in a pool that stays', async () => {
    expect(await playStory(await load())).toMatchObject({ usersLeft: [], othersLeft: [] });
  });

  test('interrupted at each step, it ends there and leaves nothing behind', async () => {
    const scenario = await load();
    for (let step = 1; step <= scenario.steps; step++) {
      const controller = new AbortController();
      const { error, events, usersLeft, othersLeft } = await playStory(scenario, {
        signal: controller.signal,
        emit: (event) => {
          if (event.type === 'step-started' && event.number === step) controller.abort();
        },
      });
      expect(error).toBeInstanceOf(Interrupted);
      expect(events.filter(({ type }) => type === 'step-started').length).toBe(step);
      expect([...usersLeft, ...othersLeft]).toEqual([]);
    }
  });
});
