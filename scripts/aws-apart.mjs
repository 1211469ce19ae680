/** What the AWS SDK imports late: credentials from SSO, profiles, roles and so on, and event streams. */
const LATE = /^@(aws-sdk|smithy)\/(credential-provider-|core\/event-streams)/;
const NAME = 'aws-apart';

/**
 * Puts those into a bundle of their own. In the same one, everything that they share with the rest of the SDK would be
 * split off into a dozen small files, which every run would load one by one, with AWS or without.
 */
export function awsApart() {
  const late = new Set();
  return {
    plugin: {
      name: NAME,
      setup(builder) {
        builder.onResolve({ filter: LATE }, ({ kind, path }) => {
          if (kind !== 'dynamic-import') return undefined;
          late.add(path);
          return { path: `./${NAME}.js`, external: true };
        });
      },
    },
    /** The entry of the other bundle, once the first is built. */
    entry: () => ({
      stdin: { contents: [...late].map((path) => `export * from '${path}';`).join('\n'), resolveDir: process.cwd() },
      entryNames: NAME,
      chunkNames: `${NAME}/[name]-[hash]`,
    }),
  };
}
