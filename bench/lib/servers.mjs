import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { join } from 'node:path';
import { cognitoLocal, helper, newFolder, program } from './places.mjs';
import { call } from './call.mjs';

const START_LIMIT = 30_000;
const COGNITO_LOCAL_CODE = '123456';
/** Users with names, as ours are by default; its own default is email addresses. */
const COGNITO_LOCAL_CONFIG = JSON.stringify({ UserPoolDefaults: { UsernameAttributes: [] } });

const running = new Set();

/** What a run that was cut short leaves behind. */
export function stopServers() {
  for (const child of running) child.kill('SIGKILL');
}

/** `cognito-demo local`, in memory or on a file. */
export async function startProgram({ file, home = newFolder('home') } = {}) {
  const port = await freePort();
  const args = [program, 'local', '--port', String(port), ...(file === undefined ? [] : ['--file', file])];
  return start(args, port, { env: { ...process.env, COGNITO_DEMO_HOME: home } });
}

/** The same service, started by the library in a process that tells its outbox and its processor time. */
export async function startLibrary({ file } = {}) {
  const port = await freePort();
  const server = await start([helper('serve'), String(port), ...(file === undefined ? [] : [file])], port, {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ask = async (question) => {
    server.process.send(question);
    return (await once(server.process, 'message'))[0];
  };
  return { ...server, code: (username) => ask({ code: username }), processorTime: () => ask({}) };
}

/** cognito-local keeps its data below the folder that it starts in. */
export async function startCognitoLocal({ folder = newFolder('cognito-local') } = {}) {
  const port = await freePort();
  mkdirSync(join(folder, '.cognito'), { recursive: true });
  writeFileSync(join(folder, '.cognito/config.json'), COGNITO_LOCAL_CONFIG);
  const env = { ...process.env, PORT: String(port), HOST: '127.0.0.1', CODE: COGNITO_LOCAL_CODE };
  return { ...(await start([cognitoLocal], port, { env, cwd: folder })), folder, code: () => COGNITO_LOCAL_CODE };
}

async function start(args, port, options) {
  const started = performance.now();
  // What a server logs goes nowhere, so that no terminal slows it down.
  const child = spawn(process.execPath, args, { stdio: 'ignore', ...options });
  running.add(child);
  child.once('exit', () => running.delete(child));
  const url = `http://127.0.0.1:${port}`;
  try {
    await firstAnswer(child, url, started + START_LIMIT);
  } catch (error) {
    child.kill();
    throw error;
  }
  return {
    url,
    process: child,
    startMs: performance.now() - started,
    residentMegabytes: () => residentMegabytes(child.pid),
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill();
      await once(child, 'exit');
    },
  };
}

async function firstAnswer(child, url, deadline) {
  while (performance.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`${child.spawnargs.join(' ')} ended with ${child.exitCode}.`);
    // Connecting is retried, an error answer is not: the service must answer this right.
    if (await accepts(url)) {
      await call(url, 'ListUserPools', { MaxResults: 10 });
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  throw new Error(`${child.spawnargs.join(' ')} did not answer.`);
}

function accepts(url) {
  return new Promise((resolve) => {
    const probe = request(url, { method: 'OPTIONS', agent: false }, (response) => resolve(response.resume() && true));
    probe.once('error', () => resolve(false)).end();
  });
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function residentMegabytes(pid) {
  if (process.platform !== 'linux') return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)])) / 1024;
  return Number(/VmRSS:\s*(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024;
}
