import type { LambdaConfigType } from '@aws-sdk/client-cognito-identity-provider';
import { expect } from 'vitest';
import type { Playground } from './playground.js';

/** What a function was given. */
export interface TriggerEvent {
  readonly triggerSource: string;
  readonly userName: string;
  readonly callerContext: { readonly clientId: string | null };
  readonly request: Readonly<Record<string, unknown>>;
  readonly response: Record<string, unknown>;
}

const arnOf = (name: string): string => `arn:aws:lambda:us-east-1:000000000000:function:${name}`;

/** A LambdaConfig in which the function of each trigger has the trigger's name. */
export function lambdas(...triggers: ('PreSignUp' | 'PostConfirmation' | 'CustomMessage' | 'UserMigration')[]): {
  LambdaConfig: LambdaConfigType;
} {
  return { LambdaConfig: Object.fromEntries(triggers.map((trigger) => [trigger, arnOf(trigger)])) };
}

/**
 * Registers the function of a trigger.
 * @param respond fills in the response, or throws
 * @returns the events that it is given, in order.
 */
export function record(
  { local }: Pick<Playground, 'local'>,
  trigger: string,
  respond: (event: TriggerEvent) => Record<string, unknown> | void = () => undefined,
): TriggerEvent[] {
  const events: TriggerEvent[] = [];
  local.functions.register(trigger, (event: TriggerEvent) => {
    events.push(structuredClone(event));
    return Promise.resolve({ ...event, response: { ...event.response, ...respond(event) } });
  });
  return events;
}

/** The whole event of a trigger, from the parts that differ. */
export function eventOf(
  { userPoolId }: Pick<Playground, 'userPoolId'>,
  parts: Pick<TriggerEvent, 'triggerSource' | 'userName' | 'request'> & { clientId: string | null; response?: object },
): object {
  const { clientId, response = {}, ...rest } = parts;
  return {
    version: '1',
    region: 'us-east-1',
    userPoolId,
    callerContext: { awsSdkVersion: expect.stringMatching(/^aws-sdk-js-3\.\d+\.\d+$/) as string, clientId },
    response,
    ...rest,
  };
}

/** The response of a CustomMessage event that is still to be filled in. */
export const noMessage = { smsMessage: null, emailMessage: null, emailSubject: null };
