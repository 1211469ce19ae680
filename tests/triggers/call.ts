import { vi } from 'vitest';
import { functions, type Environment, type TriggerName } from '../../src/triggers/index.js';

export interface TriggerEvent {
  readonly triggerSource: string;
  readonly userName: string;
  readonly request: Readonly<Record<string, unknown>>;
  readonly response: Readonly<Record<string, unknown>>;
}

/** An event as Cognito makes it. `common` is what it has besides source and request. */
export function eventOf(triggerSource: string, request: object = {}, common: object = {}): TriggerEvent {
  return {
    version: '1',
    region: 'eu-west-1',
    userPoolId: 'eu-west-1_Ab1Cd2Ef3',
    userName: 'jane',
    callerContext: { awsSdkVersion: 'aws-sdk-unknown-unknown', clientId: '4a8lq0r2v7k9m1n3p5' },
    triggerSource,
    request: { userAttributes: { sub: '6b1f0c52-1111-4222-8333-94d5e6f70819' }, ...request },
    response: {},
    ...common,
  } as TriggerEvent;
}

/** What the trigger's function returns for the event. */
export async function call(trigger: TriggerName, event: object, environment: Environment = {}): Promise<TriggerEvent> {
  const handler = await functions[trigger]({ environment });
  return (await handler(event)) as TriggerEvent;
}

/** Gathers what is logged until the test ends, each line parsed; a line that is not JSON is an error. */
export function gatherLog(): Record<string, unknown>[] {
  const lines: Record<string, unknown>[] = [];
  vi.spyOn(console, 'log').mockImplementation((line: string) => {
    if (/[\n\r\u0080-\u009f\u2028\u2029]/.test(line)) throw new Error('This is more than one line.');
    lines.push(JSON.parse(line) as Record<string, unknown>);
  });
  return lines;
}
