import { execFile } from 'node:child_process';
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

const strictly =
  '--noEmit --strict --exactOptionalPropertyTypes --noUncheckedIndexedAccess --skipLibCheck --module nodenext --target es2023 --lib es2023,esnext.disposable --types node';

export interface Ended {
  readonly exitCode: number;
  /** Standard output and error, as they came. */
  readonly output: string;
}

/** A folder as a reader of a page has it: the page's programs, and the packages that they import. */
export interface ReadersFolder {
  readonly path: string;
  /** The names of the programs. */
  readonly programs: readonly string[];
  run(command: string, args: readonly string[], env?: Readonly<Record<string, string>>): Promise<Ended>;
  /** Runs one of the programs by Vitest. */
  runVitest(program: string, ...options: readonly string[]): Promise<Ended>;
  /** Checks its types as strictly as there is, against the types that this package publishes. */
  checkTypes(program: string): Promise<Ended>;
}

/**
 * Lays the programs of a page into a folder. Their first lines have their names: `// name.ts` or `# name.py`.
 * @param packages by name, where they are installed
 */
export async function layOut(
  page: string,
  path: string,
  packages: Readonly<Record<string, string>>,
): Promise<ReadersFolder> {
  const text = await readFile(join(root, page), 'utf8');
  const programs = new Map(
    [...text.matchAll(/```\w+\n(?:\/\/|#) (\S+)\n(.*?)```/gs)].map(([, name = '', code = '']) => [name, code]),
  );
  for (const [name, code] of programs) await writeFile(join(path, name), code);
  for (const [name, target] of Object.entries({ 'cognito-demo': root, ...packages })) {
    const link = join(path, 'node_modules', name);
    await mkdir(dirname(link), { recursive: true });
    await symlink(target, link);
  }
  await mkdir(join(path, 'node_modules/.bin'));
  await symlink(join(root, 'bin/cognito-demo.js'), join(path, 'node_modules/.bin/cognito-demo'));
  await writeFile(join(path, 'package.json'), JSON.stringify({ type: 'module', scripts: { test: 'sh local-api.sh' } }));
  const run: ReadersFolder['run'] = (command, args, env = {}) =>
    new Promise((resolve) => {
      const own = { ...process.env, VITEST: undefined, NO_COLOR: '1', COGNITO_DEMO_HOME: join(path, 'home'), ...env };
      execFile(command, args, { cwd: path, env: own }, (error, stdout, stderr) => {
        resolve({ exitCode: error === null ? 0 : Number(error.code ?? -1), output: stdout + stderr });
      });
    });
  const runPackage = (file: string, ...args: readonly string[]): Promise<Ended> =>
    run(process.execPath, [join(root, 'node_modules', file), ...args]);
  return {
    path,
    programs: [...programs.keys()],
    run,
    runVitest: (program, ...options) => runPackage('vitest/vitest.mjs', 'run', ...options, program),
    checkTypes: (program) =>
      runPackage(
        'typescript/bin/tsc',
        ...strictly.split(' '),
        '--typeRoots',
        join(root, 'node_modules/@types'),
        program,
      ),
  };
}

/** Where the packages of this repository are. */
export function installed(...names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, join(root, 'node_modules', name)]));
}
