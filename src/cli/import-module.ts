/**
 * Imports a module that is known only as the program runs. It has a file of its own, which Node itself loads: code that was
 * loaded from its compiled form (code-cache.ts) can't import.
 * @param url of a file
 */
export function importModule(url: string): Promise<unknown> {
  return import(url);
}
