import { basename, resolve } from 'node:path';

/**
 * An esbuild plugin that cuts a bundle at some of its dynamic imports: what stands behind them is left to another
 * bundle, and imported from a file beside this one. Within one bundle, all that both sides share would be split off
 * into many small files, which every run would load one by one.
 *
 * @param {RegExp} filter which dynamic imports to cut at
 * @param {(path: string) => string} fileOf the name of the file, without its ending, for what an import names
 */
export function cutAt(filter, fileOf) {
  /** What the other bundle must hold: for each file, what is imported from it. */
  const files = new Map();
  return {
    files,
    plugin: {
      name: 'cut',
      setup(builder) {
        builder.onResolve({ filter }, ({ kind, path, resolveDir }) => {
          if (kind !== 'dynamic-import') return undefined;
          const file = fileOf(path);
          const target = path.startsWith('.') ? resolve(resolveDir, path.replace(/\.js$/, '.ts')) : path;
          files.set(file, new Set(files.get(file)).add(target));
          return { path: `./${file}.js`, external: true };
        });
      },
    },
  };
}

/**
 * Cuts the program's own dynamic imports, so that what help and usage errors need is one file. The stories go into one
 * file together: they share most of their parts, in ever other combinations.
 */
export function cutProgram() {
  return cutAt(/^\.\.?\//, (path) => (story.test(path) ? 'stories' : basename(path, '.js')));
}

/** `./signup-mfa/signup-mfa.js` */
const story = /^\.\/([\w-]+)\/\1\.js$/;

/** An esbuild plugin for entry points that are several modules together, and export what all of them do. */
export function together(files) {
  return {
    name: 'together',
    setup(builder) {
      builder.onResolve({ filter: /^together:/ }, ({ path }) => ({ path: path.slice(9), namespace: 'together' }));
      builder.onLoad({ filter: /.*/, namespace: 'together' }, ({ path }) => ({
        contents: exportAll(files.get(path)),
        resolveDir: process.cwd(),
      }));
    },
  };
}

export function exportAll(modules) {
  return [...modules].map((module) => `export * from '${module}';`).join('\n');
}

/** Cuts what the AWS SDK imports late: credentials from SSO, profiles, roles and so on, and event streams. */
export function cutAws() {
  return cutAt(/^@(aws-sdk|smithy)\/(credential-provider-|core\/event-streams)/, () => 'aws');
}
