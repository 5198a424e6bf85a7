import { mask } from '../answers';
import type { StoredConnection } from '../state';
import { z } from '@/utils/model/zod';

/** What the form's controls hold, as text and ticks. The same in every build. */
const ValuesSchema = z.strictObject({
  lmsName: z.string(),
  url: z.string(),
  clientId: z.string(),
  clientSecret: z.string(),
  /** Id of a category, `NEW_CATEGORY`, or empty. */
  category: z.string(),
  newCategory: z.string(),
  active: z.boolean(),
  dynamicTables: z.boolean(),
  /** `0` to `23`, or empty. */
  hour: z.string(),
  dataClientId: z.string(),
  dataClientSecret: z.string(),
  /** Hours between two readings of Canvas Data. */
  dataFrequency: z.string(),
});
export type FormValues = z.infer<typeof ValuesSchema>;
export type Field = keyof FormValues;
export type TextField = { [Name in Field]: FormValues[Name] extends string ? Name : never }[Field];
export type SwitchField = Exclude<Field, TextField>;

export const NEW_CATEGORY = 'new';
export const FREQUENCIES = [4, 6, 12, 24] as const;
export const SWITCHES: readonly SwitchField[] = ['active', 'dynamicTables'];

/** A new form. */
export const EMPTY: FormValues = {
  lmsName: '',
  url: '',
  clientId: '',
  clientSecret: '',
  category: '',
  newCategory: '',
  active: false,
  dynamicTables: false,
  hour: '',
  dataClientId: '',
  dataClientSecret: '',
  dataFrequency: '24',
};

/** Values from a script's JSON; `null` for what is no form. */
export function fromJson(body: unknown): FormValues | null {
  return ValuesSchema.safeParse(body).data ?? null;
}

/** Values from an HTML form, by the names its controls have there. What the page does not have stays as it was. */
export function fromForm(posted: URLSearchParams, names: Partial<Readonly<Record<Field, string>>>, before: FormValues): FormValues {
  const values = { ...before };
  for (const [field, name] of Object.entries(names) as [Field, string][]) {
    if (isSwitch(field)) values[field] = posted.has(name);
    else values[field] = posted.get(name) ?? before[field];
  }
  return values;
}

function isSwitch(field: Field): field is SwitchField {
  return SWITCHES.some((one) => one === field);
}

/** A stored connection in the form. Secrets do not come back. */
export function valuesOf({ config }: StoredConnection): FormValues {
  const { lms, developerKey, categoryId, active, dynamicTables, processAt, data } = config;
  return {
    ...EMPTY,
    lmsName: lms.name,
    url: lms.url,
    clientId: developerKey.clientId,
    category: categoryId,
    active,
    dynamicTables,
    hour: String(processAt.hour),
    dataClientId: data === undefined ? '' : data.source === 'dap' ? data.clientId : data.key,
    ...(data?.source === 'dap' && { dataFrequency: String(data.everyHours) }),
  };
}

export function withoutSecrets(values: FormValues): FormValues {
  return { ...values, clientSecret: '', dataClientSecret: '' };
}

/** Values as a test may see them: exactly as typed, secrets masked. */
export function maskedValues(values: FormValues) {
  return { ...values, clientSecret: masked(values.clientSecret), dataClientSecret: masked(values.dataClientSecret) };
}

function masked(secret: string): { present: boolean; last4: string } {
  return secret === '' ? { present: false, last4: '' } : mask(secret);
}
