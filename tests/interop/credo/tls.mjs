// SPDX-License-Identifier: Apache-2.0
// TLS before a server, as operators have it: a name on this machine, and a certificate that the test's own authority gave.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { createServer } from 'node:https';
import { join } from 'node:path';

// What https://localhost needs.
export function certified(folder, authority) {
  const [key, asked] = [join(folder, 'tls.key'), join(folder, 'tls.csr')];
  execFileSync('openssl', ['req', '-new', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-keyout', key, '-out', asked,
    '-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'], { stdio: 'ignore' });
  return { key: readFileSync(key), cert: readFileSync(authority.answer(asked, 'tls')) };
}

// Passes everything that comes to `port` on to the server behind it.
export async function proxy(t, { key, cert }, port, behind) {
  const server = createServer({ key, cert }, (from, to) => {
    const onward = request({ host: '127.0.0.1', port: behind, method: from.method, path: from.url, headers: from.headers }, (answer) => {
      to.writeHead(answer.statusCode, answer.headers);
      answer.pipe(to);
    });
    onward.on('error', () => to.writeHead(502).end());
    from.pipe(onward);
  });
  await new Promise((resolve) => { server.listen(port, '127.0.0.1', resolve); });
  t.after(() => { server.close(); server.closeAllConnections(); });
}
