import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { chromium, type Page } from 'playwright-core';

/** A web app, served from an origin of its own, and a browser for it. */
export interface App {
  /** Opens the app in a browser profile that has kept nothing yet. */
  open(): Promise<Page>;
  close(): Promise<void>;
}

/**
 * @param script of the page, beside this file
 * @param program path of Chromium
 */
export async function startApp(script: string, program: string): Promise<App> {
  const server = await serve(await bundled(script));
  // Nothing but the page of these tests is opened, and the sandbox does not start for root.
  const browser = await chromium.launch({ executablePath: program, chromiumSandbox: false });
  return {
    async open() {
      const page = await (await browser.newContext()).newPage();
      await page.goto(server.url);
      return page;
    },
    async close() {
      await browser.close();
      await server.close();
    },
  };
}

async function bundled(script: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(script, import.meta.url))],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    logLevel: 'warning',
  });
  return outputFiles[0]?.text ?? '';
}

async function serve(script: string): Promise<{ readonly url: string; close(): Promise<void> }> {
  const server = createServer(({ url }, response) => {
    const isScript = url === '/app.js';
    response.setHeader('content-type', `${isScript ? 'text/javascript' : 'text/html'}; charset=utf-8`);
    response.end(isScript ? script : '<!doctype html><title>App</title><script type="module" src="/app.js"></script>');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    // By name, where local Cognito goes by number: another site, not just another port.
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
