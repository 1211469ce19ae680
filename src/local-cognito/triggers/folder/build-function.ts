import { dirname, join, resolve } from 'node:path';
import type { BuildResult, Message } from 'esbuild';
import { ownPlaces, packagesInPlace, placeNames } from './build-plugins.js';
import { moduleFormatOf, type ModuleFormat } from './module-format.js';
import { realPath } from './real-path.js';

/** A function's file with all that it imports but packages, or what hinders that. */
export type Built =
  | {
      readonly code: string;
      readonly format: ModuleFormat;
      /** Paths, free of links, of the files that it is made of, itself included. */
      readonly sources: readonly string[];
    }
  /** `isGone`: the file itself is no longer there. */
  | { readonly code?: undefined; readonly problem: BuildProblem; readonly isGone: boolean };

export interface BuildProblem {
  /** With the place: `/app/pre-sign-up.ts:3:14: Expected ")" but found "}"`. */
  readonly text: string;
  /** The failure that calls of the function come to, as on Lambda. */
  readonly name: 'Runtime.UserCodeSyntaxError' | 'Runtime.ImportModuleError';
  readonly message: string;
}

/**
 * Builds a function's file, and builds it again whenever one of the files has changed that it is made of, or one that it
 * lacks has come.
 * @param outFolder where the code will lie: its source map names the sources from there.
 * @param onBuilt told of each build, the first included.
 * @returns how to stop.
 */
export async function watchBuild(
  file: string,
  outFolder: string,
  onBuilt: (built: Built) => void,
): Promise<() => Promise<void>> {
  // 11 MB that nothing else needs.
  const { context } = await import('esbuild');
  const format = await moduleFormatOf(file);
  const building = await context({
    entryPoints: [file],
    absWorkingDir: dirname(file),
    outfile: join(outFolder, 'function.js'),
    write: false,
    metafile: true,
    bundle: true,
    format,
    platform: 'node',
    target: `node${process.versions.node}`,
    // The conditions of Node.js, which has no `module`.
    conditions: [],
    sourcemap: 'inline',
    sourcesContent: false,
    keepNames: true,
    logLevel: 'silent',
    define: placeNames,
    plugins: [
      packagesInPlace(format),
      ownPlaces,
      { name: 'tell', setup: (builder) => builder.onEnd((result) => onBuilt(readResult(result, file, format))) },
    ],
  });
  await building.watch();
  return () => building.dispose();
}

function readResult({ errors, outputFiles = [], metafile }: BuildResult, file: string, format: ModuleFormat): Built {
  const [first] = errors;
  if (first !== undefined)
    return { problem: problemOf(first, errors, dirname(file)), isGone: first.text === `Could not resolve "${file}"` };
  // They are named from the working directory, of which esbuild takes the real path.
  const folder = realPath(dirname(file));
  const sources = Object.keys(metafile?.inputs ?? {}).map((source) => resolve(folder, source));
  return { code: outputFiles[0]?.text ?? '', format, sources };
}

function problemOf({ text }: Message, all: readonly Message[], folder: string): BuildProblem {
  const [, missing] = /^Could not resolve "(.*)"/s.exec(text) ?? [];
  return {
    text: all.map((message) => describe(message, folder)).join('\n'),
    name: missing === undefined ? 'Runtime.UserCodeSyntaxError' : 'Runtime.ImportModuleError',
    message: missing === undefined ? `SyntaxError: ${text}` : `Error: Cannot find module '${missing}'`,
  };
}

/** Columns of esbuild begin at 0. */
function describe({ text, location }: Message, folder: string): string {
  return location ? `${resolve(folder, location.file)}:${location.line}:${location.column + 1}: ${text}` : text;
}
