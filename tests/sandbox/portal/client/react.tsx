import { useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import type { PortalView } from '../pages/view';

/** Text comes late, as in an application that first asks several services. */
const LATE_MS = 400;

async function ask(address: string, init: RequestInit = {}): Promise<PortalView> {
  const response = await fetch(address, { ...init, headers: { accept: 'application/json', ...init.headers } });
  if (!response.ok) throw new Error(`The portal answered ${response.status}.`);
  return (await response.json()) as PortalView;
}

/** The portal as an application: nothing loads a page anew, and replacing a pair asks once more. */
function Portal() {
  const [view, setView] = useState<PortalView | null>(null);
  const [isAsking, setIsAsking] = useState(false);

  useEffect(() => {
    const timer = setTimeout(() => void ask('/view').then(setView), LATE_MS);
    return () => clearTimeout(timer);
  }, []);

  if (view === null) return <div className="loading" role="status">Loading…</div>;
  const { exports, users, pair, csrf } = view;

  async function create(): Promise<void> {
    setIsAsking(false);
    setView(await ask('/credentials', { method: 'POST', headers: { 'x-csrf-token': csrf } }));
  }

  return (
    <main>
      <h1>{view.account}</h1>
      <section>
        <h2>Recent Data Exports</h2>
        <ul>
          {exports.map(({ sequence, finishedAt, files }) => (
            <li key={sequence}>
              <time>{new Date(finishedAt).toISOString()}</time>
              <span>Daily, {files} files</span>
            </li>
          ))}
        </ul>
        {!view.showsAll && (
          <button type="button" className="quiet" onClick={() => void ask('/view?all').then(setView)}>
            View All Files
          </button>
        )}
      </section>
      <section>
        <h2>Users</h2>
        <ul>
          {users.map(({ name, email, permissions }) => (
            <li key={email}>
              <span>{name}</span>
              <span>{permissions.join(', ')}</span>
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h2>API Credentials</h2>
        {pair !== null && (
          <div className="line">
            <span>Key</span>
            <code>{pair.key}</code>
          </div>
        )}
        {pair !== null && pair.secret !== null && (
          <label className="line">
            <span>Secret</span>
            <input readOnly value={pair.secret} onFocus={(event) => event.currentTarget.select()} />
          </label>
        )}
        {isAsking ? (
          <div className="warning" role="alertdialog" aria-label="Regenerate">
            <p>This ends the present credentials for everybody who uses them.</p>
            <button type="button" onClick={() => void create()}>
              Replace
            </button>{' '}
            <button type="button" className="quiet" onClick={() => setIsAsking(false)}>
              Cancel
            </button>
          </div>
        ) : (
          <button type="button" onClick={() => (pair === null ? void create() : setIsAsking(true))}>
            {pair === null ? 'Create Credentials' : 'Regenerate'}
          </button>
        )}
      </section>
    </main>
  );
}

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no #root.');
createRoot(root).render(<Portal />);
