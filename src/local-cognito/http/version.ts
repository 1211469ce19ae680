/** Set by the build, to the version in package.json. */
declare const PROGRAM_VERSION: string | undefined;

export const version = typeof PROGRAM_VERSION === 'string' ? PROGRAM_VERSION : 'unbuilt';
