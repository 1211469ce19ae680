import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFile, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { toCommonJs, writeNativeImport } from './common-js.mjs';
import { cutAws, cutProgram, exportAll, together } from './cut.mjs';
import { lazyBuiltins } from './lazy-builtins.mjs';
import { thirdPartyLicenses } from './third-party-licenses.mjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const { version } = JSON.parse(await readFile('package.json', 'utf8'));

/** Not installed here: whoever deploys a custom sender adds it. */
const encryptionSdk = '@aws-crypto/client-node';

const triggers = [
  'pre-sign-up',
  'post-confirmation',
  'pre-authentication',
  'post-authentication',
  'define-auth-challenge',
  'create-auth-challenge',
  'verify-auth-challenge-response',
  'pre-token-generation',
  'user-migration',
  'custom-message',
  'custom-email-sender',
  'custom-sms-sender',
];

/** Built aside and then put in place: whoever runs dist meanwhile never sees half of it. */
const next = 'dist.next';
await rm(next, { recursive: true, force: true });
await Promise.all([bundleCli(), bundleLibrary(), bundleTriggers(), declareTypes()]);
await rm('dist', { recursive: true, force: true });
await rename(next, 'dist');

/** The program: what help and usage errors need is main.js; all else is in files that load when used. */
async function bundleCli() {
  const options = {
    outdir: `${next}/cli`,
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    // The SDK's ES modules shake down to what is used; its CommonJS files don't.
    mainFields: ['module', 'main'],
    // A native module can't be bundled; the other one is for functions on AWS alone.
    // So is the compiler for functions of users, which is native as well.
    external: ['libsql', 'esbuild', encryptionSdk],
    define: { PROGRAM_VERSION: JSON.stringify(version) },
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
  };
  const program = cutProgram();
  const aws = cutAws();
  const builds = [
    await build({ ...options, entryPoints: { main: 'src/cli/main.ts' }, plugins: [lazyBuiltins, program.plugin] }),
    await build({
      ...options,
      entryPoints: Object.fromEntries(
        [...program.files].map(([file, [path, ...more]]) => [file, more.length > 0 ? `together:${file}` : path]),
      ),
      chunkNames: '[name]-[hash]',
      plugins: [together(program.files), lazyBuiltins, aws.plugin],
    }),
    await build({
      ...options,
      stdin: { contents: exportAll(aws.files.get('aws')), resolveDir: process.cwd() },
      entryNames: 'aws',
      chunkNames: 'aws/[name]-[hash]',
      plugins: [lazyBuiltins],
    }),
  ];
  await Promise.all(builds.flatMap((built) => [shipOldDirectory(built), shipWorker(built, 'cjs'), toCommonJs(built)]));
  await writeNativeImport(`${next}/cli`);
  await bundleCodeCache(builds.flatMap(({ metafile }) => Object.keys(metafile.outputs)));
  const inputs = builds.flatMap(({ metafile }) => Object.keys(metafile.inputs));
  await writeFile(`${next}/cli/THIRD-PARTY-LICENSES`, await thirdPartyLicenses(inputs));
}

/** What loads the program before all else, on versions of Node that keep no compiled code themselves. */
async function bundleCodeCache(files) {
  const hash = createHash('sha256');
  for (const file of files.toSorted()) hash.update(await readFile(file));
  await build({
    entryPoints: ['src/cli/code-cache.ts'],
    outdir: `${next}/cli`,
    bundle: true,
    minify: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    define: { BUILD_ID: JSON.stringify(hash.digest('hex').slice(0, 16)) },
    logLevel: 'warning',
  });
}

async function bundleLibrary() {
  const library = await build({
    entryPoints: {
      actions: 'src/actions/index.ts',
      auth: 'src/auth/index.ts',
      local: 'src/local/index.ts',
      scenarios: 'src/scenarios/library.ts',
      triggers: 'src/triggers/index.ts',
    },
    outdir: `${next}/lib`,
    chunkNames: 'chunks/[name]-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    define: { PROGRAM_VERSION: JSON.stringify(version) },
    sourcemap: true,
    metafile: true,
    logLevel: 'warning',
  });
  await Promise.all([shipOldDirectory(library), shipWorker(library, 'esm')]);
}

/** Each trigger's function as one file that Lambda runs as it is: zipped, with the handler `<name>.handler`. */
async function bundleTriggers() {
  const functions = await build({
    entryPoints: triggers.map((name) => `src/triggers/${name}.ts`),
    outdir: `${next}/triggers`,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    external: ['@aws-sdk/*', encryptionSdk],
    metafile: true,
    logLevel: 'warning',
  });
  await shipOldDirectory(functions);
}

async function shipOldDirectory({ metafile }) {
  const folders = foldersWith(metafile, 'src/triggers/old-directory.ts');
  await Promise.all(folders.map((folder) => copyFile('src/triggers/old-directory.csv', `${folder}/old-directory.csv`)));
}

/** The thread of a user's function is a program of its own. */
async function shipWorker({ metafile }, format) {
  const room = 'src/local-cognito/triggers/folder';
  await Promise.all(
    foldersWith(metafile, `${room}/instance.ts`).map((folder) =>
      build({
        entryPoints: [`${room}/function-worker.ts`],
        outdir: folder,
        bundle: true,
        format,
        platform: 'node',
        target: 'node20',
        logLevel: 'warning',
      }),
    ),
  );
}

/** The module finds the file beside itself, so it goes beside each file that the module is bundled into. */
function foldersWith({ outputs }, module) {
  const files = Object.entries(outputs).filter(([, { inputs }]) => module in inputs);
  return [...new Set(files.map(([file]) => dirname(file)))];
}

async function declareTypes() {
  const tsc = 'node_modules/typescript/bin/tsc';
  await promisify(execFile)(process.execPath, [tsc, '-p', 'tsconfig.build.json', '--outDir', `${next}/types`]).catch(
    ({ stdout }) => {
      process.stderr.write(stdout);
      process.exitCode = 1;
    },
  );
}
