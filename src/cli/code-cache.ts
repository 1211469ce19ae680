import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import module from 'node:module';
import { basename, dirname, join } from 'node:path';
import { Script } from 'node:vm';
import { makeOwnFolder } from '../local-cognito/store/own-folder.js';
import { homeDirs } from '../targets/state-dir.js';

/** Set by the build: a hash of all files of the program. */
declare const BUILD_ID: string;

/** The file of the program that does what its other files can't when they come from here: `import()`. */
const NATIVE_IMPORT = 'native-import.js';

interface Module {
  exports: unknown;
}
type Require = (id: string) => unknown;
type Body = (exports: unknown, require: Require, module: Module, filename: string, dirname: string) => void;

/**
 * Loads the program, from its compiled code where a run before has left it: to compile it takes a sixth of a whole run.
 * Node's own variables hold: NODE_COMPILE_CACHE names another folder for it, NODE_DISABLE_COMPILE_CACHE does without.
 * @param requireOther Node's own `require`
 */
export function loadProgram(main: string, requireOther: Require): void {
  const { NODE_COMPILE_CACHE: given, NODE_DISABLE_COMPILE_CACHE: isOff } = process.env;
  const { cache } = homeDirs(process.env);
  const { enableCompileCache } = module as { enableCompileCache?: (folder: string) => unknown };
  if (enableCompileCache === undefined && !isOff) {
    loadCached(main, requireOther, given ? join(given, 'cognito-demo') : join(cache, 'code'));
    return;
  }
  // Its own choice would be a folder that all users of the machine share.
  const folder = join(cache, 'node-compile-cache');
  if (!given && !isOff && canMake(folder)) enableCompileCache?.(folder);
  requireOther(main);
}

function canMake(folder: string): boolean {
  try {
    makeOwnFolder(folder);
    return true;
  } catch {
    return false;
  }
}

/**
 * From Node 22.8 on, Node does this itself; this is for the versions before.
 *
 * V8 takes no code that another version of it has made. That it is the code of this very source it does not check, so
 * each build has a folder of its own.
 */
function loadCached(main: string, requireOther: Require, parent: string): void {
  const folder = join(parent, `${process.version}-${process.arch}-${BUILD_ID}`);
  const modules = new Map<string, Module>();
  const compiled = new Map<string, Script>();

  const load = (filename: string): unknown => {
    let module = modules.get(filename);
    if (module === undefined) {
      modules.set(filename, (module = { exports: {} }));
      const require: Require = (id) => {
        const path = join(dirname(filename), id);
        if (basename(id) === NATIVE_IMPORT) return requireOther(path);
        return id.startsWith('./') ? load(path) : requireOther(id);
      };
      compile(filename)(module.exports, require, module, filename, dirname(filename));
    }
    return module.exports;
  };

  const compile = (filename: string): Body => {
    const cachedData = readKept(join(folder, nameOf(filename)));
    // One line with the source, so that lines of errors are right.
    const source = `(function(exports,require,module,__filename,__dirname){${readFileSync(filename, 'utf8')}\n})`;
    const script = new Script(source, { filename, cachedData });
    if (cachedData === undefined || script.cachedDataRejected) compiled.set(filename, script);
    return script.runInThisContext() as Body;
  };

  // At the end: by then it has compiled what this run has called, which is what the next one will.
  process.on('exit', () => keep(parent, folder, compiled));
  load(main);
}

/** The parts of the program are in two folders. */
function nameOf(filename: string): string {
  return `${basename(dirname(filename))}-${basename(filename)}`;
}

/**
 * V8 checks the first bytes of compiled code alone and runs the rest, damaged or not, which ends the process. So each file
 * has it twice, as to compare two copies takes far less time than a checksum.
 */
function readKept(file: string): Buffer | undefined {
  try {
    const copies = readFileSync(file);
    const half = Math.floor(copies.length / 2);
    const code = copies.subarray(0, half);
    return code.equals(copies.subarray(half)) ? code : undefined;
  } catch {
    return undefined;
  }
}

/** Whatever goes wrong, the next run is a little slower for it, and that is all. */
function keep(parent: string, folder: string, compiled: ReadonlyMap<string, Script>): void {
  if (compiled.size === 0) return;
  try {
    makeOwnFolder(folder);
    for (const [filename, script] of compiled) {
      const file = join(folder, nameOf(filename));
      const code = script.createCachedData();
      // Others run, too, in containers with the same process id: nobody reads half a file, or writes into another's.
      const own = `${file}.${process.pid}-${process.hrtime.bigint()}`;
      writeFileSync(own, Buffer.concat([code, code]), { mode: 0o600 });
      renameSync(own, file);
    }
    forgetOthers(parent, folder);
  } catch {
    // A full disk, or a home that can't be written to.
  }
}

/** What older builds and other versions of Node have left. */
function forgetOthers(parent: string, folder: string): void {
  for (const name of readdirSync(parent)) {
    if (name !== basename(folder)) rmSync(join(parent, name), { recursive: true, force: true });
  }
}
