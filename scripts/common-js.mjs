import { readFile, writeFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { transform } from 'esbuild';

/** In minified code: `import("./stories.js")`. */
const ownImport = /\bimport\(("\.\/[^"]+")\)/g;
/** All others, as of a user's scenario file. */
const otherImport = /\bawait import\(/g;
/** Neither a method of that name nor its call. */
const importLeft = /(?<![.}{\w$])import\(.{0,40}/;
/** In the folder of the program, of which others are in the folder `aws`. */
const nativeImport = 'native-import.js';

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
      const path = basename(dirname(file)) === 'aws' ? `../${nativeImport}` : `./${nativeImport}`;
      const required = source
        .replace(ownImport, 'Promise.resolve().then(()=>require($1))')
        .replace(otherImport, `await require("${path}").load(`);
      const [left] = importLeft.exec(required) ?? [];
      if (left !== undefined) throw new Error(`${file} has an import that kept code could not do: ${left}`);
      const { code } = await transform(required, {
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

/**
 * Where all other imports are done: code that V8 has from a cache can't import, as Node does not know it again.
 * @param {string} folder of the program
 */
export async function writeNativeImport(folder) {
  await writeFile(`${folder}/${nativeImport}`, 'exports.load = (id) => import(id);\n');
}

/** The package's own type is `module`. */
async function markAsCommonJs(folder) {
  await writeFile(`${folder}/package.json`, '{"type":"commonjs"}\n');
}
