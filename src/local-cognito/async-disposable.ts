/**
 * What `await using` calls. The contexts of VMs lack `Symbol.asyncDispose` on Node 20 and 22 (pools `vmThreads` and
 * `vmForks` of Vitest, and Jest). Compiled code then looks for the symbol that is registered under its name, as esbuild,
 * Oxc and Babel write it; and this module may be of another context than that code.
 */
export function asyncDisposable(close: () => Promise<void>): AsyncDisposable {
  const wellKnown = Symbol.asyncDispose as symbol | undefined;
  return {
    [Symbol.for('Symbol.asyncDispose')]: close,
    ...(wellKnown !== undefined && { [wellKnown]: close }),
  } as unknown as AsyncDisposable;
}
