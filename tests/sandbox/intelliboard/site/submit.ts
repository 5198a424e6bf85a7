import type { SiteFetch } from '../../site';
import { addCategory, addConnection, categoryNamed, changeConnection, connectionAt, rememberSecrets, startChecks } from '../connections';
import type { State, StoredConnection } from '../state';
import { FREQUENCIES, maskedValues, NEW_CATEGORY, type Field, type FormValues } from './values';
import type { Words } from './words';
import { ConfigSchema, type Config, type DataInput } from '@/utils/intelliboard/contract';

export type Fault = Exclude<keyof Words['errors'], 'summary' | 'session' | 'failed'>;
export type Faults = Partial<Record<Field, Fault>>;

export type Submitted = { readonly connection: StoredConnection } | { readonly faults: Faults };

/** "Continue": stores what was typed, if it is complete, and begins the checks with it. */
export function submit(state: State, before: StoredConnection | null, values: FormValues, fetch: SiteFetch): Submitted {
  remember(state, values);
  const faults = judge(state, before, values);
  if (Object.keys(faults).length > 0) {
    state.site.lastPosted = { outcome: 'refused', connectionId: null, fields: maskedValues(values) };
    return { faults };
  }
  const categoryId = values.category === NEW_CATEGORY ? addCategory(state, values.newCategory).id : values.category;
  const config = configOf(state, before, values, categoryId);
  if (before !== null) changeConnection(state, before, config);
  const connection = before ?? addConnection(state, config);
  startChecks(state, connection, fetch);
  state.site.lastPosted = { outcome: 'stored', connectionId: connection.id, fields: maskedValues(values) };
  return { connection };
}

/** A page of the wizard before the last: nothing is stored yet. Says what is wrong so far. */
export function keep(state: State, before: StoredConnection | null, values: FormValues): Faults {
  remember(state, values);
  state.site.lastPosted = { outcome: 'kept', connectionId: null, fields: maskedValues(values) };
  return judge(state, before, values);
}

function remember(state: State, { url, clientId, clientSecret, dataClientSecret }: FormValues): void {
  rememberSecrets(state, [
    { value: clientSecret, what: `client secret of ${clientId}, typed into IntelliBoard's form for ${url}` },
    { value: dataClientSecret, what: `data secret typed into IntelliBoard's form for ${url}` },
  ]);
}

/** What is wrong with what was typed, by field. Whether Canvas can be reached with it is for the checks to say. */
function judge(state: State, before: StoredConnection | null, values: FormValues): Faults {
  const faults: Faults = {};
  const { url, category, newCategory, hour, dataClientId, dataClientSecret, dataFrequency } = values;
  for (const field of ['lmsName', 'url', 'clientId', 'category', 'hour'] as const) if (values[field].trim() === '') faults[field] = 'required';
  if (values.clientSecret === '' && before === null) faults.clientSecret = 'required';

  const address = addressOf(state, url);
  const same = connectionAt(state, address);
  if (url.trim() !== '' && !/^https:\/\/./i.test(address)) faults.url = 'https';
  else if (same !== undefined && same !== before) faults.url = 'duplicate';

  if (category === NEW_CATEGORY) {
    if (newCategory.trim() === '') faults.newCategory = 'required';
    else if (categoryNamed(state, newCategory) !== undefined) faults.newCategory = 'category';
  } else if (category !== '' && !state.categories.some(({ id }) => id === category)) faults.category = 'invalid';

  if (hour !== '' && !/^(1?\d|2[0-3])$/.test(hour)) faults.hour = 'invalid';
  if (!FREQUENCIES.some((one) => String(one) === dataFrequency)) faults.dataFrequency = 'invalid';

  const hasDataSecret = dataClientSecret !== '' || before?.config.data !== undefined;
  const wantsData = state.site.dataTokens === 'required' || dataClientId.trim() !== '' || dataClientSecret !== '';
  if (wantsData && dataClientId.trim() === '') faults.dataClientId = 'required';
  if (wantsData && !hasDataSecret) faults.dataClientSecret = 'required';
  return Object.keys(faults).length > 0 ? faults : tooLong(state, before, values);
}

/** What is longer than the backend takes. The address may have any shape: Canvas is asked whether it is one. */
function tooLong(state: State, before: StoredConnection | null, values: FormValues): Faults {
  const config = configOf(state, before, values, '12');
  const parsed = ConfigSchema.safeParse({ ...config, lms: { ...config.lms, url: 'https://canvas.example' } });
  const [issue] = parsed.error?.issues ?? [];
  if (issue === undefined) return {};
  const [group, name] = issue.path;
  if (group === 'data') return { [name === 'clientId' || name === 'key' ? 'dataClientId' : 'dataClientSecret']: 'invalid' };
  if (group === 'developerKey') return { [name === 'clientId' ? 'clientId' : 'clientSecret']: 'invalid' };
  return { lmsName: 'invalid' };
}

function configOf(state: State, before: StoredConnection | null, values: FormValues, categoryId: string): Config {
  const data = dataOf(before?.config.data, values);
  return {
    lms: { type: 'canvas', name: values.lmsName.trim(), url: addressOf(state, values.url) },
    developerKey: { clientId: values.clientId.trim(), clientSecret: values.clientSecret || (before?.config.developerKey.clientSecret ?? '') },
    ...(data !== undefined && { data }),
    categoryId,
    active: values.active,
    dynamicTables: values.dynamicTables,
    // The form does not ask for a zone; it says that it means the organisation's.
    processAt: { hour: Number(values.hour), timeZone: state.account.timeZone },
  };
}

/** The old page has `https://` in front of its field; typed or pasted once more, it counts once. */
function addressOf({ site: { build } }: State, url: string): string {
  const typed = url.trim();
  return build === 'tables' && typed !== '' && !typed.includes('://') ? `https://${typed}` : typed;
}

/** How a key of the flat files looks, as opposed to a client id of the identity site. */
const FLAT_FILES_KEY = /^[0-9a-f]{40}$/i;

/**
 * The form has one pair of fields for both kinds of tokens. Assumed: they are told apart by their shape. It does not
 * ask when a token expires: a year is the longest that Instructure's guide offers.
 */
function dataOf(before: DataInput | undefined, { dataClientId, dataClientSecret, dataFrequency }: FormValues): DataInput | undefined {
  const id = dataClientId.trim();
  if (id === '') return undefined;
  if (before?.source === 'flat-files') return { source: 'flat-files', key: id, secret: dataClientSecret || before.secret };
  if (FLAT_FILES_KEY.test(id)) return { source: 'flat-files', key: id, secret: dataClientSecret || (before?.clientSecret ?? '') };
  const inAYear = new Date(new Date().setUTCFullYear(new Date().getUTCFullYear() + 1)).toISOString().slice(0, 10);
  const expiresOn = before !== undefined && dataClientSecret === '' ? before.expiresOn : inAYear;
  return { source: 'dap', clientId: id, clientSecret: dataClientSecret || (before?.clientSecret ?? ''), expiresOn, everyHours: Number(dataFrequency) };
}
