import { readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { transform } from 'esbuild';

/** In minified code: `import("./stories.js")`. An import of what is known only as the program runs stays one. */
const namedImport = /(?<![\w$.])import\(("[^"]+")\)/g;

/**
 * Turns the files of a bundle into CommonJS, which Node loads in half the time that it takes for ES modules, and whose
 * compiled code can be kept (src/cli/code-cache.ts). It is done to the finished files because esbuild splits no bundle
 * of CommonJS.
 *
 * @param {import('esbuild').BuildResult<{ metafile: true }>} built
 */
export async function toCommonJs({ metafile }) {
  const files = Object.keys(metafile.outputs);
  await Promise.all(
    files.map(async (file) => {
      const source = await readFile(file, 'utf8');
      const { code } = await transform(source.replace(namedImport, 'Promise.resolve().then(()=>require($1))'), {
        format: 'cjs',
        platform: 'node',
        target: 'node20',
        minify: true,
        define: { 'import.meta.url': 'fileUrl' },
        banner: source.includes('import.meta.url')
          ? 'var fileUrl=require("node:url").pathToFileURL(__filename).href;'
          : undefined,
        legalComments: 'none',
        sourcefile: file,
      });
      await writeFile(file, code);
    }),
  );
  await Promise.all([...new Set(files.map((file) => dirname(file)))].map(markAsCommonJs));
}

/** The package's own type is `module`. */
async function markAsCommonJs(folder) {
  await writeFile(`${folder}/package.json`, '{"type":"commonjs"}\n');
}
