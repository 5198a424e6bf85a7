import { useState, type FormEvent } from 'react';
import { createRoot } from 'react-dom/client';
import { follow, post } from './asks';
import { Checkbox, Select, TextField } from './react-library';
import type { Field } from '../values';
import type { FormView } from '../view';

const NEW = 'new';

/** The form as an application of React has it: controlled inputs, and "Continue" stays on the page. */
function ConnectionForm({ view }: { view: FormView }) {
  const { words, errorWords, dataRequired } = view;
  const [values, setValues] = useState(view.values);
  const [errors, setErrors] = useState(view.errors);
  const [alert, setAlert] = useState('');
  const [path, setPath] = useState(view.path);
  const [isNew, setIsNew] = useState(view.isNew);
  const [stored, setStored] = useState(view.stored);
  const [categories, setCategories] = useState(view.categories);
  const [outcome, setOutcome] = useState(view.outcome);
  const [isBusy, setIsBusy] = useState(false);

  const set = (field: Field) => (value: string | boolean) => setValues((before) => ({ ...before, [field]: value }));
  const marks = outcome?.marks;

  async function send(event: FormEvent): Promise<void> {
    event.preventDefault();
    setIsBusy(true);
    setErrors({});
    setAlert('');
    setOutcome(null);
    const posted = await post(path, view.csrf, values);
    setIsBusy(false);
    if (posted === 'signed-out') return setAlert(errorWords.session);
    if (posted === 'failed') return setAlert(errorWords.failed);
    if ('errors' in posted) {
      setErrors(posted.errors);
      return setAlert(errorWords.summary);
    }
    history.replaceState(null, '', posted.path);
    setPath(posted.path);
    setIsNew(false);
    setStored(posted.stored);
    setCategories(posted.categories);
    setValues(posted.values);
    await follow(posted.checksPath, setOutcome);
  }

  return (
    <form className="ib-Paper" onSubmit={(event) => void send(event)} noValidate autoComplete="off">
      <h1 className="ib-Typography">{isNew ? words.newTitle : words.editTitle}</h1>
      {alert !== '' && <div className="ib-Alert ib-Alert-error" role="alert">{alert}</div>}
      {outcome !== null && <div className={`ib-Alert ${outcome.settled ? (outcome.authorize === null ? 'ib-Alert-error' : 'ib-Alert-success') : ''}`} role="status">{outcome.summary}</div>}
      <h2 className="ib-Typography">{words.information}</h2>
      <TextField label={words.lmsName} required value={values.lmsName} onChange={set('lmsName')} helper={words.lmsNameHint} error={errors.lmsName} />
      <TextField label={words.url} required value={values.url} onChange={set('url')} helper={words.urlHint} error={errors.url} mark={marks?.url} />
      <TextField label={words.redirect} value={view.redirectUri} readOnly helper={words.redirectHint} />
      <div className="ib-Grid">
        <TextField label={words.clientId} required value={values.clientId} onChange={set('clientId')} error={errors.clientId} mark={marks?.keys} />
        <TextField label={words.clientSecret} required type="password" value={values.clientSecret} onChange={set('clientSecret')} error={errors.clientSecret} mark={marks?.keys} placeholder={stored.clientSecret ? words.unchanged : ''} />
      </div>
      <div className="ib-Grid">
        <Select label={words.category} required value={values.category} options={categories} onChange={set('category')} error={errors.category} />
        <Select label={words.hour} required value={values.hour} options={view.hours} onChange={set('hour')} helper={view.hourHint} error={errors.hour} />
      </div>
      {values.category === NEW && <TextField label={words.newCategory} required value={values.newCategory} onChange={set('newCategory')} error={errors.newCategory} />}
      <Checkbox label={words.active} checked={values.active} onChange={set('active')} helper={words.activeHint} />
      <Checkbox label={words.dynamicTables} checked={values.dynamicTables} onChange={set('dynamicTables')} helper={words.dynamicTablesHint} />
      <h2 className="ib-Typography">{words.data}</h2>
      <div className="ib-Grid">
        <TextField label={words.dataClientId} required={dataRequired} value={values.dataClientId} onChange={set('dataClientId')} error={errors.dataClientId} mark={marks?.data} />
        <TextField label={words.dataClientSecret} required={dataRequired} type="password" value={values.dataClientSecret} onChange={set('dataClientSecret')} error={errors.dataClientSecret} placeholder={stored.dataClientSecret ? words.unchanged : ''} />
      </div>
      <Select label={words.dataFrequency} value={values.dataFrequency} options={view.frequencies} onChange={set('dataFrequency')} />
      <div className="ib-Actions">
        <button className="ib-Button ib-Button-contained" type="submit" disabled={isBusy}>
          {words.continue}
        </button>
        {typeof outcome?.authorize === 'string' && (
          <a className="ib-Button ib-Button-outlined" href={outcome.authorize}>
            {words.authorize}
          </a>
        )}
      </div>
    </form>
  );
}

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no #root.');
createRoot(root).render(<ConnectionForm view={JSON.parse(document.getElementById('page')?.textContent ?? '') as FormView} />);
