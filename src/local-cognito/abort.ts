/** What the AWS SDK passes on as `abortSignal`. Its own old kind tells nobody when it comes, so it only counts beforehand. */
export type Abort = AbortSignal | { readonly aborted: boolean };

/**
 * The call's result, unless the signal comes first. The call goes on then: a request on the wire can't be taken back.
 * @throws {Error} AbortError, as the SDK's own handler does.
 */
export async function unlessAborted<T>(signal: Abort | undefined, call: () => Promise<T>): Promise<T> {
  if (signal === undefined) return call();
  if (signal.aborted) throw abortError(signal);
  let stopListening = (): void => undefined;
  const aborted = new Promise<never>((_, reject) => {
    const stop = (): void => reject(abortError(signal));
    if (!('addEventListener' in signal)) return;
    signal.addEventListener('abort', stop, { once: true });
    stopListening = () => signal.removeEventListener('abort', stop);
  });
  try {
    return await Promise.race([call(), aborted]);
  } finally {
    stopListening();
  }
}

function abortError(signal: Abort): Error {
  const reason: unknown = 'reason' in signal ? signal.reason : undefined;
  const isText = typeof reason === 'string' && reason !== '';
  const error = new Error(isText ? reason : 'Request aborted', reason instanceof Error ? { cause: reason } : undefined);
  error.name = 'AbortError';
  return error;
}
