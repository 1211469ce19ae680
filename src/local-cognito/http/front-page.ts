import type { ProtocolResponse } from '../protocol/dispatch.js';
import type { Service } from '../service.js';
import type { Door } from './pages.js';
import { version } from './version.js';

const MOST_POOLS = 50;

/** For a person who opens the address in a browser. */
export function frontPage(service: Service, door: Door): ProtocolResponse {
  return {
    status: 200,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      vary: 'accept',
    },
    body: html(service, door),
  };
}

function html(service: Service, door: Door): string {
  const { url } = door;
  const example = `aws cognito-idp list-user-pools --max-results 10 --endpoint-url ${url}`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Local Cognito</title>
<style>
  body { font: 16px/1.5 system-ui, sans-serif; max-width: 50rem; margin: 3rem auto; padding: 0 1rem; }
  code, pre { font: 14px/1.5 ui-monospace, monospace; }
  pre { padding: 0.75rem; overflow-x: auto; border: 1px solid #8886; border-radius: 4px; }
  table { border-collapse: collapse; }
  th, td { text-align: left; padding: 0.25rem 1.5rem 0.25rem 0; border-bottom: 1px solid #8886; }
  :root { color-scheme: light dark; }
</style>
</head>
<body>
<h1>Local Cognito</h1>
<p>This is a user pool service for development and tests: cognito-demo ${escape(version)}, region
${escape(service.region)}. It speaks the protocol of Amazon Cognito (AWS JSON 1.1, POST /), checks what AWS checks, and
sends no message anywhere.</p>
<h2>User pools</h2>
${pools(service)}
<h2>Call it</h2>
<pre>export AWS_ACCESS_KEY_ID=any AWS_SECRET_ACCESS_KEY=any AWS_DEFAULT_REGION=${escape(service.region)}
${escape(example)}</pre>
<pre>new CognitoIdentityProviderClient({ endpoint: '${escape(url)}', region: '${escape(service.region)}' })</pre>
<p>${door.localApi ? localApiLinks : 'The local API is off (<code>--local-api</code> serves it): messages are where local Cognito runs.'}
<a href="/health">Health</a>.</p>
</body>
</html>
`;
}

const localApiLinks = `For tests: the <a href="/_local/outbox">outbox</a> with the messages it would have sent, codes
included, and its <a href="/_local/clock">clock</a>, which can be moved.`;

function pools({ store }: Service): string {
  const found = store.pools.list('', MOST_POOLS + 1);
  if (found.length === 0) return '<p>None yet.</p>';
  const rows = found.slice(0, MOST_POOLS).map(({ id, name }) => {
    const wellKnown = `/${id}/.well-known`;
    return `<tr><td>${escape(name)}</td><td><code>${escape(id)}</code></td><td>${store.pools.estimateUsers(id)}</td>
<td><a href="${wellKnown}/openid-configuration">configuration</a> <a href="${wellKnown}/jwks.json">keys</a></td></tr>`;
  });
  const more = found.length > MOST_POOLS ? '<p>And more.</p>' : '';
  return `<table>
<tr><th>Name</th><th>Id</th><th>Users</th><th></th></tr>
${rows.join('\n')}
</table>${more}`;
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`);
}
