/**
 * A listener of the user's that can fail without anything else failing: it is called from timers and threads, where an
 * error of it would end the process. It becomes a warning.
 * @param name what the user knows it by.
 */
export function guardListener<Parameters extends readonly unknown[]>(
  name: string,
  listener: (...told: Parameters) => unknown,
): (...told: Parameters) => void {
  const tell = async (told: Parameters): Promise<void> => void (await listener(...told));
  return (...told) =>
    void tell(told).catch((error: unknown) => {
      // As text: an error that is given as it is would keep its own name instead of the warning's.
      const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
      process.emitWarning(`${name} failed: ${text}`, 'LocalCognitoListener');
    });
}
