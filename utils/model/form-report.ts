import { z } from '@/utils/model/zod';

/** The parts of Canvas's form, by the words of the task. Their names for people: `form_field_<field>`. */
export const FORM_FIELDS = ['name', 'email', 'redirect_uris', 'test_cluster_only', 'enforce_scopes', 'allow_includes', 'scopes', 'partner_app'] as const;
export type FormField = (typeof FORM_FIELDS)[number];

/**
 * What became of one part: written and read back; right already; not found on the page; found, but it did not
 * take the value; or a choice that only the admin can make.
 */
export const FORM_OUTCOMES = ['filled', 'already', 'not_found', 'not_taken', 'choose'] as const;
export type FormOutcome = (typeof FORM_OUTCOMES)[number];

export const FormReportSchema = z.object({
  fields: z.array(z.object({ field: z.enum(FORM_FIELDS), outcome: z.enum(FORM_OUTCOMES) })),
  /** Scopes that could not be ticked. */
  scopesLeft: z.array(z.string()),
  /** The Canvas generation that the page looks like, for whoever reads a report; `null` if like none. */
  generation: z.nullable(z.string()),
});
export type FormReport = z.infer<typeof FormReportSchema>;

/** Whether all was filled, and only Save is left. */
export function formIsComplete({ fields, scopesLeft }: FormReport): boolean {
  return scopesLeft.length === 0 && fields.every(({ outcome }) => outcome === 'filled' || outcome === 'already');
}
