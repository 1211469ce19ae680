import { readFile } from 'node:fs/promises';
import { dirname, extname } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Loader, OnResolveArgs, OnResolveResult, Plugin, PluginBuild } from 'esbuild';
import type { ModuleFormat } from './module-format.js';

const inPackage = /[\\/]node_modules[\\/]/;
/** What Node.js loads by itself; packages that are TypeScript become part of the bundle. */
const loadable = /\.(?:[cm]?js|node)$/;
/** Marks resolutions that this plugin itself asks for. */
const own = Symbol('own resolution');

/**
 * Leaves packages where they are, and names them by where they are: the bundle lies elsewhere, and packages are those of
 * the file that imports them.
 */
export function packagesInPlace(format: ModuleFormat): Plugin {
  return {
    name: 'packages-in-place',
    setup(builder) {
      builder.onResolve({ filter: /^[^./]/ }, async (wanted) => {
        if (wanted.pluginData === own || wanted.kind === 'entry-point') return undefined;
        const isRequired =
          wanted.kind.startsWith('require') || (wanted.kind === 'import-statement' && format === 'cjs');
        const found = await find(builder, wanted, isRequired);
        if (found === undefined || !inPackage.test(found) || !loadable.test(found)) return undefined;
        return { path: isRequired ? found : pathToFileURL(found).href, external: true } satisfies OnResolveResult;
      });
    },
  };
}

/** Undefined for what is not found, and for what is no file, such as `node:fs`: both are left to esbuild. */
async function find(
  builder: PluginBuild,
  { path, importer, resolveDir, kind }: OnResolveArgs,
  isRequired: boolean,
): Promise<string | undefined> {
  const kinds = isRequired && kind === 'import-statement' ? (['require-call', kind] as const) : [kind];
  for (const tried of kinds) {
    const found = await builder.resolve(path, { importer, resolveDir, kind: tried, pluginData: own });
    if (found.errors.length === 0) return found.namespace === 'file' && !found.external ? found.path : undefined;
  }
  return undefined;
}

const places = { url: 'import_meta_url', folder: 'import_meta_dirname', file: 'import_meta_filename' } as const;

/** For esbuild's `define`: what a file calls its own place, with the names that `ownPlaces` gives them. */
export const placeNames = {
  'import.meta.url': places.url,
  'import.meta.dirname': places.folder,
  'import.meta.filename': places.file,
  __dirname: places.folder,
  __filename: places.file,
};

/** Lets each file know where it is, as if it were not part of a bundle. */
export const ownPlaces: Plugin = {
  name: 'own-places',
  setup(builder) {
    builder.onLoad({ filter: /\.[cm]?[jt]s$/ }, async ({ path }) => {
      if (inPackage.test(path)) return undefined;
      const text = await readFile(path, 'utf8');
      if (!/\b(?:import\.meta|__dirname|__filename)\b/.test(text)) return undefined;
      const values = { url: pathToFileURL(path).href, folder: dirname(path), file: path };
      const declared = Object.entries(places).map(
        ([place, name]) => `${name}=${JSON.stringify(values[place as keyof typeof places])}`,
      );
      // On the first line, so that errors are found on theirs.
      return {
        contents: `var ${declared.join()};${text.replace(/^#!/, '//')}`,
        loader: loaderOf(path),
        watchFiles: [path],
      };
    });
  },
};

function loaderOf(path: string): Loader {
  return extname(path).endsWith('ts') ? 'ts' : 'js';
}
