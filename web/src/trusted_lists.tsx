// SPDX-License-Identifier: Apache-2.0
// Whose lists this verifier trusts and how old they are, asked for when somebody wants to know.
import { useState } from 'preact/hooks';
import { request } from './ask';
import { moment } from './dates';
import { fill } from './language';
import type { Texts } from './language';

interface Offline {
  policy: string;
  issuers: { id: string; name?: string; trust: string }[];
  trustLists?: { operator: string; validFrom?: string; nextUpdate?: string }[];
}

export function TrustedLists({ texts, language }: { texts: Texts; language: string }) {
  const said = texts.trusted;
  const [offline, setOffline] = useState<Offline | 'unknown'>();

  const ask = () => request('/v1/offline', {}).then((answer) => answer.json() as Promise<Offline>).then(setOffline, () => setOffline('unknown'));

  return (
    <details class="trusted" onToggle={(event) => { if (event.currentTarget.open && !offline) void ask(); }}>
      <summary>{said.title}</summary>
      <div role="status">
        {offline === 'unknown' && <p>{said.unknown}</p>}
        {offline !== undefined && offline !== 'unknown' && (
          <>
            <p>{fill(said.policy, { policy: offline.policy })}</p>
            <h3>{said.issuers}</h3>
            <ul>{offline.issuers.filter(({ trust }) => trust === 'trusted').map(({ id, name }) => <li key={id}><bdi>{name ?? id}</bdi> <code>{id}</code></li>)}</ul>
            {(offline.trustLists ?? []).length > 0 && (
              <>
                <h3>{said.lists}</h3>
                <ul>{(offline.trustLists ?? []).map(({ operator, validFrom, nextUpdate }) => (
                  <li key={operator}><bdi>{operator}</bdi> {validFrom && `(${moment(validFrom, language)}${nextUpdate ? ` – ${moment(nextUpdate, language)}` : ''})`}</li>
                ))}</ul>
              </>
            )}
          </>
        )}
      </div>
    </details>
  );
}
