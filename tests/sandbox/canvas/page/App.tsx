import { Heading } from '@instructure/ui-heading';
import { Spinner } from '@instructure/ui-spinner';
import { Tabs } from '@instructure/ui-tabs';
import { View } from '@instructure/ui-view';
import { useEffect, useState } from 'react';
import { deleteKey, listKeys, saveKey, setState, type Key, type KeyFields } from './api';
import { askFirst } from './confirm';
import { ENV, testId } from './env';
import { flashError, flashSuccess } from './flash';
import { InheritedTable, KeysTable } from './KeysTable';
import { KeyForm } from './KeyForm';
import { Toolbar } from './Toolbar';

/** The hash is the page's own protocol: it opens the form, by hand or by address. */
const OPEN_HASH = '#api_key_modal_opened';
/** Canvas waits before it says that saving went well. */
const ALERT_WAIT_MS = 2_000;

export function App() {
  const [tab, setTab] = useState<'account' | 'inherited'>('account');
  const [keys, setKeys] = useState<Key[] | null>(null);
  const [inherited, setInherited] = useState<Key[]>([]);
  const [next, setNext] = useState<string | null>(null);
  const [search, setSearch] = useState('');
  const [editing, setEditing] = useState<Key | null>(null);
  const [isOpen, setOpen] = useState(location.hash === OPEN_HASH);
  const [isSaving, setSaving] = useState(false);

  useEffect(() => {
    void listKeys().then((page) => {
      setKeys(page.keys);
      setNext(page.next);
    });
    void listKeys(`${ENV.accountEndpoint}?inherited=true`).then((page) => setInherited(page.keys));
    const follow = () => setOpen(location.hash === OPEN_HASH);
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, []);

  function open(key: Key | null) {
    setEditing(key);
    location.hash = OPEN_HASH;
  }

  function close() {
    location.hash = '';
    setEditing(null);
  }

  async function save(fields: KeyFields) {
    setSaving(true);
    try {
      const saved = await saveKey(editing?.id ?? null, fields);
      const shown = ENV.generation.masksAfterSave && saved.api_key !== undefined ? { ...saved, api_key: `${saved.api_key.slice(0, 5)}...` } : saved;
      setKeys((all) => (editing === null ? [shown, ...(all ?? [])] : (all ?? []).map((key) => (key.id === shown.id ? shown : key))));
      setTimeout(() => flashSuccess('Save successful.'), ALERT_WAIT_MS);
    } catch (error) {
      // The real page, too, closes and says no more than the status: what was typed is gone.
      flashError(error instanceof Error ? error.message : 'Error');
    } finally {
      setSaving(false);
      close();
    }
  }

  async function toggle(key: Key) {
    const before = key.developer_key_account_binding?.workflow_state ?? 'off';
    const after = before === 'on' ? 'off' : 'on';
    if (!(await askFirst(key.name ?? '', after))) return;
    const show = (state: typeof before) => setKeys((all) => (all ?? []).map((one) => (one.id === key.id ? { ...one, developer_key_account_binding: { workflow_state: state } } : one)));
    show(after);
    await setState(key.id, after).catch((error: Error) => {
      show(before);
      flashError(error.message);
    });
  }

  async function remove(key: Key) {
    if (!window.confirm(`Are you sure you want to delete "${key.name ?? ''}"?`)) return;
    await deleteKey(key.id);
    setKeys((all) => (all ?? []).filter((one) => one.id !== key.id));
  }

  async function showAll() {
    for (let address = next; address !== null; ) {
      const page = await listKeys(address);
      setKeys((all) => [...(all ?? []), ...page.keys]);
      address = page.next;
    }
    setNext(null);
  }

  const wanted = search.trim().toLowerCase();
  const shown = (keys ?? []).filter((key) => wanted.length < 3 || [key.name, key.email, key.id].some((text) => text?.toLowerCase().includes(wanted)));
  return (
    <div>
      <View as="div" margin="0 0 small 0">
        <Heading level="h1">Developer Keys</Heading>
      </View>
      <div {...testId('developer-keys-tabs')}>
        <Tabs onRequestTabChange={(_, { id }) => setTab(id === 'tab-panel-inherited' ? 'inherited' : 'account')}>
          <Tabs.Panel renderTitle="Account" id="tab-panel-account" isSelected={tab === 'account'} {...testId('account-tab')}>
            <Toolbar search={search} onSearch={setSearch} onCreate={() => open(null)} />
            {keys === null ? (
              <Spinner renderTitle="Loading" />
            ) : (
              <KeysTable keys={shown} onToggle={(key) => void toggle(key)} onEdit={open} onDelete={(key) => void remove(key)} more={next === null ? null : () => void showAll()} />
            )}
          </Tabs.Panel>
          <Tabs.Panel renderTitle="Inherited" id="tab-panel-inherited" isSelected={tab === 'inherited'} {...testId('inherited-tab')}>
            <div {...testId('inherited-tab-content')}>
              <InheritedTable keys={inherited} />
            </div>
          </Tabs.Panel>
        </Tabs>
      </div>
      {isOpen && <KeyForm key={editing?.id ?? 'new'} editing={editing} isSaving={isSaving} onSave={(fields) => void save(fields)} onClose={close} />}
    </div>
  );
}
