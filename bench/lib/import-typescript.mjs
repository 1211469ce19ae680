import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** Imports a TypeScript module, with those that it imports. @param path relative to the folder of benchmarks */
export async function importTypeScript(path) {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(`../${path}`, import.meta.url))],
    bundle: true,
    platform: 'node',
    format: 'esm',
    write: false,
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}
