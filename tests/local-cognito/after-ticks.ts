/** Makes a call when so many microtasks have run: so it can meet another at each point where that one waits. */
export async function afterTicks<T>(ticks: number, call: () => Promise<T>): Promise<T> {
  for (let tick = 0; tick < ticks; tick += 1) await Promise.resolve();
  return call();
}
