import module from 'node:module';

/** Modules of Node that dependencies import at once and use late or never, with what they cost at start. */
const LATE = [
  'child_process', // Commander, for subcommands that are programs of their own: there are none. 4 ms.
  'http', // The AWS SDK's request handler, which local Cognito does without. With the next three: 10 ms.
  'https',
  'http2',
  'zlib',
  'process', // As an ES module it opens all three standard streams and makes a diagnostic report. 8 ms.
];

const require = module.createRequire(import.meta.url);

/** An esbuild plugin that loads those modules at the first use of one of their members. */
export const lazyBuiltins = {
  name: 'lazy-builtins',
  setup(builder) {
    builder.onResolve({ filter: new RegExp(`^(node:)?(${LATE.join('|')})$`) }, ({ path, importer }) =>
      /[\\/]node_modules[\\/]/.test(importer)
        ? { path: path.replace(/^node:/, ''), namespace: 'lazy-builtins' }
        : undefined,
    );
    builder.onLoad({ filter: /.*/, namespace: 'lazy-builtins' }, ({ path }) => ({
      contents: path === 'process' ? 'module.exports = process;' : lazily(path),
    }));
  },
};

function lazily(name) {
  const members = Object.keys(require(`node:${name}`)).map((member) => `get ${member}() { return load().${member}; },`);
  return `
    const load = () => require('node:${name}');
    module.exports = { ${members.join('\n')} };
  `;
}
