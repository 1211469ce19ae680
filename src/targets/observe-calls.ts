import type { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import type { Emit } from '../events/index.js';
import { redact } from './redact.js';

/** Tells of every call through the client, one event when it starts and one when it ends, retries within. */
export function observeCalls(client: CognitoIdentityProviderClient, emit: Emit): void {
  let calls = 0;
  client.middlewareStack.add(
    (next, context) => async (args) => {
      const id = ++calls;
      const operation = operationName(context['commandName']);
      const startedAt = performance.now();
      const ended = () => ({
        type: 'call-ended' as const,
        id,
        operation,
        durationMs: performance.now() - startedAt,
        request: redact(args.input),
      });
      emit({ type: 'call-started', id, operation });
      try {
        const result = await next(args);
        const { $metadata: _, ...response } = result.output;
        emit({ ...ended(), response: redact(response) });
        return result;
      } catch (error) {
        emit({ ...ended(), error: { name: errorName(error), message: errorMessage(error) } });
        throw error;
      }
    },
    { step: 'initialize', name: 'observeCalls', priority: 'high' },
  );
}

function operationName(commandName: unknown): string {
  return String(commandName).replace(/Command$/, '');
}

/** Errors of the network are known by their codes, such as ECONNREFUSED. */
function errorName(error: unknown): string {
  const { code, name } = error as { readonly code?: unknown; readonly name?: unknown };
  return typeof code === 'string' && /^E[A-Z]/.test(code) ? code : String(name);
}

function errorMessage(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
