/**
 * Closes one part after the other, and all of them even when one fails.
 * @throws what the first one to fail threw.
 */
export async function closeInTurn(parts: readonly (() => unknown)[]): Promise<void> {
  const failures: { readonly error: unknown }[] = [];
  for (const close of parts) {
    try {
      await close();
    } catch (error) {
      failures.push({ error });
    }
  }
  const [first] = failures;
  if (first !== undefined) throw first.error;
}
