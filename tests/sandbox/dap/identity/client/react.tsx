import { useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { asks } from './asks';
import { KeyDialog, NewKeyDialog, VerifyDialog } from './dialogs';
import { DropDown, TextField } from './library';
import type { ReactPage } from '../builds/react';
import type { KeyRow } from '../key-making';

const page = JSON.parse(document.getElementById('page')?.textContent ?? '') as ReactPage;
const server = asks(page.csrf);

/** What lies over the list. */
type Open = { readonly kind: 'none' } | { readonly kind: 'new' } | { readonly kind: 'verify'; readonly email: string } | { readonly kind: 'key'; readonly row: KeyRow };

function Login({ login: { institutions, fault } }: { login: NonNullable<ReactPage['login']> }) {
  const words = page.words.login;
  const [institution, setInstitution] = useState('');
  const [domain, setDomain] = useState('');
  const options = institutions.map((one) => ({ value: one.domain, label: one.name }));
  return (
    <form method="post" action="/login">
      <h1>{words.title}</h1>
      <p>{words.lead}</p>
      {fault !== null && <p className="bad">{words.faults[fault]}</p>}
      <input type="hidden" name="_csrf" value={page.csrf} />
      <input type="hidden" name="institution" value={institution} />
      <DropDown label={words.institution} value={institution} options={options} onChoose={setInstitution} placeholder={words.choose} />
      <TextField label={words.domain} value={domain} onChange={setDomain} placeholder={words.domainHint} name="domain" />
      <button>{words.next}</button>
    </form>
  );
}

function Keys() {
  const { keys, types, expiries } = page.words;
  const [rows, setRows] = useState<readonly KeyRow[]>([]);
  const [open, setOpen] = useState<Open>(location.pathname === '/keys/new' ? { kind: 'new' } : { kind: 'none' });
  const load = () => void server.list().then((answer) => setRows(answer.keys));
  useEffect(load, []);

  const go = (next: Open) => {
    history.pushState(null, '', { none: '/keys', new: '/keys/new', verify: '/keys/verify', key: `/keys/${next.kind === 'key' ? next.row.ref : ''}` }[next.kind]);
    setOpen(next);
    if (next.kind === 'none') load();
  };
  return (
    <>
      <h1>{keys.title}</h1>
      <button type="button" onClick={() => go({ kind: 'new' })}>
        {keys.add}
      </button>
      <div role="table" aria-label={keys.title}>
        <div role="row" className="Row">
          {[keys.name, keys.scope, keys.expiry, keys.expires, keys.type, keys.created].map((head) => (
            <strong role="columnheader" key={head}>
              {head}
            </strong>
          ))}
        </div>
        {rows.map((row) => (
          <div role="row" className="Row" key={row.ref}>
            <span role="cell">
              <a
                href={`/keys/${row.ref}`}
                onClick={(event) => {
                  event.preventDefault();
                  go({ kind: 'key', row });
                }}
              >
                {row.name}
              </a>
            </span>
            <span role="cell">{row.scope}</span>
            <span role="cell">{expiries[row.expiry]}</span>
            <span role="cell">{dayOf(row.expiresAt)}</span>
            <span role="cell">{types[row.type]}</span>
            <span role="cell">{dayOf(row.createdAt)}</span>
          </div>
        ))}
      </div>
      {open.kind === 'new' && <NewKeyDialog page={page} server={server} onAsked={(email) => go({ kind: 'verify', email })} onCancel={() => go({ kind: 'none' })} />}
      {open.kind === 'verify' && <VerifyDialog page={page} server={server} email={open.email} onMade={(row) => go({ kind: 'key', row })} />}
      {open.kind === 'key' && <KeyDialog page={page} server={server} row={open.row} onClose={() => go({ kind: 'none' })} />}
    </>
  );
}

/** `2027-11-23`, in UTC. */
function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no #root.');
createRoot(root).render(page.login === null ? <Keys /> : <Login login={page.login} />);
