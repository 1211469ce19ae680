#!/usr/bin/env node
'use strict';

const [major, minor] = process.versions.node.split('.').map(Number);

if (major < 20 || (major === 20 && minor < 17)) {
  console.error(`cognito-demo needs Node.js 20.17 or newer; this is ${process.version}.`);
  process.exitCode = 1;
} else {
  // The AWS SDK would else print a warning on each run; it supports Node 20 until January 2027.
  if (major < 22) process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
  if (!hasHome()) process.env.HOME = '/nonexistent';
  require('../dist/cli/code-cache.js').loadProgram(require.resolve('../dist/cli/main.js'), require);
}

/** Where HOME is not set and the system does not know the user, Node throws at every question where home is. */
function hasHome() {
  try {
    return require('node:os').homedir() !== '';
  } catch {
    return false;
  }
}
