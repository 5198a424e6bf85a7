import { useState, type FormEvent } from 'react';
import { createRoot } from 'react-dom/client';
import { postLists, type ListErrors } from './list-asks';
import { Autocomplete, MultiSelect } from './react-lists';
import type { ListsView, ListView } from '../lists/view';
import type { ListField } from '@/utils/model/list-form';

/** Statuses are comboboxes with boxes in their list; what a school names is searched by typing. "Save" stays on the page. */
function ListsForm({ view }: { view: ListsView }) {
  const { words, errorWords, sections } = view;
  const [chosen, setChosen] = useState(() => Object.fromEntries(sections.flatMap(({ lists }) => lists.map(({ field, chosen: values }) => [field, values]))) as Record<ListField, readonly string[]>);
  const [errors, setErrors] = useState<ListErrors>({});
  const [said, setSaid] = useState<{ readonly text: string; readonly isGood: boolean } | null>(view.empty === null ? null : { text: view.empty, isGood: true });

  async function send(event: FormEvent): Promise<void> {
    event.preventDefault();
    setSaid(null);
    const posted = await postLists(view.path, view.csrf, chosen);
    if (posted === 'signed-out') return setSaid({ text: errorWords.session, isGood: false });
    if (posted === 'failed') return setSaid({ text: errorWords.failed, isGood: false });
    setErrors(posted);
    const isGood = Object.keys(posted).length === 0;
    setSaid({ text: isGood ? words.saved : errorWords.summary, isGood });
  }

  const control = ({ field, label, help, required, options }: ListView) => {
    const props = { label, helper: help, required, options, values: chosen[field], error: errors[field], words, onChange: (values: readonly string[]) => setChosen((before) => ({ ...before, [field]: values })) };
    return field === 'subAccounts' || field === 'terms' || field === 'instructor' || field === 'learner' ? <Autocomplete key={field} {...props} /> : <MultiSelect key={field} {...props} />;
  };
  return (
    <form className="ib-Paper" onSubmit={(event) => void send(event)} noValidate autoComplete="off">
      <h1 className="ib-Typography">{view.title}</h1>
      <p className="ib-FormHelperText">{view.lead}</p>
      {said !== null && (
        <div className={`ib-Alert ${said.isGood ? 'ib-Alert-success' : 'ib-Alert-error'}`} role={said.isGood ? 'status' : 'alert'}>
          {said.text}
        </div>
      )}
      {sections.map(({ name, title, lists }) => (
        <div key={name}>
          <h2 className="ib-Typography">{title}</h2>
          {lists.map(control)}
        </div>
      ))}
      <div className="ib-Actions">
        <button className="ib-Button ib-Button-contained" type="submit">
          {words.save}
        </button>
      </div>
    </form>
  );
}

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no #root.');
createRoot(root).render(<ListsForm view={JSON.parse(document.getElementById('page')?.textContent ?? '') as ListsView} />);
