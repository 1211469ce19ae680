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

/** Cuts the program's own dynamic imports, so that what help and usage errors need is one file. */
export function cutProgram() {
  return cutAt(/^\.\.?\//, (path) => basename(path, '.js'));
}

/** Cuts what the AWS SDK imports late: credentials from SSO, profiles, roles and so on, and event streams. */
export function cutAws() {
  return cutAt(/^@(aws-sdk|smithy)\/(credential-provider-|core\/event-streams)/, () => 'aws');
}
