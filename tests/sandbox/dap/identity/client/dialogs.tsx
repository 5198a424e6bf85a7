import { useState } from 'react';
import { Dialog, DropDown, TextField } from './library';
import { CLICKS_TO_CLOSE, closeLabel } from './close-label';
import type { asks } from './asks';
import type { Credentials } from '../builds/drawn';
import type { ReactPage } from '../builds/react';
import type { Faults, KeyForm, KeyRow } from '../key-making';

interface Shared {
  readonly page: ReactPage;
  readonly server: ReturnType<typeof asks>;
}

const EMPTY: KeyForm = { name: '', scope: '', expiry: '', type: '' };

const options = (labels: Readonly<Record<string, string>>) => Object.entries(labels).map(([value, label]) => ({ value, label }));

export function NewKeyDialog({ page, server, onAsked, onCancel }: Shared & { onAsked: (email: string) => void; onCancel: () => void }) {
  const { keys, expiries, types } = page.words;
  const [form, setForm] = useState(EMPTY);
  const [faults, setFaults] = useState<Faults>({});
  const bound = (field: keyof KeyForm) => {
    const fault = faults[field];
    const set = (value: string) => setForm((before) => ({ ...before, [field]: value }));
    return { label: keys[field], value: form[field], onChange: set, onChoose: set, placeholder: keys.choose, error: fault === undefined ? undefined : keys.faults[fault] };
  };
  const save = async () => {
    const answer = await server.ask(form);
    if ('faults' in answer) setFaults(answer.faults);
    else onAsked(answer.email);
  };
  const { label, value, onChange, error } = bound('name');
  return (
    <Dialog title={keys.add}>
      <TextField label={label} value={value} onChange={onChange} error={error} />
      <DropDown {...bound('scope')} options={page.scopes} />
      <DropDown {...bound('expiry')} options={options(expiries)} />
      <DropDown {...bound('type')} options={options(types)} />
      <button type="button" onClick={onCancel}>
        {keys.cancel}
      </button>{' '}
      <button type="button" onClick={() => void save()}>
        {keys.save}
      </button>
    </Dialog>
  );
}

export function VerifyDialog({ page, server, email, onMade }: Shared & { email: string; onMade: (key: KeyRow) => void }) {
  const words = page.words.verify;
  const [code, setCode] = useState('');
  const [isWrong, setIsWrong] = useState(false);
  const verify = async () => {
    const made = await server.verify(code);
    setIsWrong(made === null);
    if (made !== null) onMade(made.key);
  };
  return (
    <Dialog title={words.title}>
      <p>{words.text.replace('{email}', email)}</p>
      <TextField label={words.code} value={code} onChange={setCode} error={isWrong ? words.wrong : undefined} />
      <button type="button" onClick={() => void verify()}>
        {words.button}
      </button>
    </Dialog>
  );
}

/** A key that was just made, or was chosen in the list. */
export function KeyDialog({ page, server, row, onClose }: Shared & { row: KeyRow; onClose: () => void }) {
  const { made, keys } = page.words;
  const [credentials, setCredentials] = useState<Credentials | null>(null);
  const [state, setState] = useState(row.credentials);
  const reveal = async () => {
    const shown = await server.reveal(row.ref);
    if (shown === null) setState('gone');
    setCredentials(shown);
  };
  if (credentials !== null) return <CredentialsDialog page={page} credentials={credentials} onClosed={() => void server.close(row.ref).then(onClose)} />;
  return (
    <Dialog title={row.name}>
      {state === 'waiting' ? (
        <>
          <p>{made.text}</p>
          <button type="button" onClick={() => void reveal()}>
            {made.reveal}
          </button>
        </>
      ) : (
        <p role="status">{made[state]}</p>
      )}
      <button type="button" onClick={onClose}>
        {keys.title}
      </button>
    </Dialog>
  );
}

function CredentialsDialog({ page, credentials: { clientId, secret }, onClosed }: { page: ReactPage; credentials: Credentials; onClosed: () => void }) {
  const words = page.words.credentials;
  const [clicksLeft, setClicksLeft] = useState(CLICKS_TO_CLOSE);
  const close = () => (clicksLeft === 1 ? onClosed() : setClicksLeft(clicksLeft - 1));
  return (
    <Dialog title={words.title}>
      {[
        { label: words.id, text: clientId },
        { label: words.secret, text: secret },
      ].map(({ label, text }) => (
        <p key={label} className="Secret">
          <span>{label}</span> <code>{text}</code>{' '}
          <button type="button" aria-label={`${words.copy}: ${label}`} onClick={() => void navigator.clipboard.writeText(text)}>
            {words.copy}
          </button>
        </p>
      ))}
      <button type="button" onClick={close}>
        {closeLabel(words, clicksLeft)}
      </button>
    </Dialog>
  );
}
