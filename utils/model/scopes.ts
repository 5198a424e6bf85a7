import { z } from '@/utils/model/zod';

/** How the scopes that IntelliBoard needs stand to those that one Canvas offers. */
export const ScopeReportSchema = z.object({
  /** RFC 3339, UTC. */
  at: z.string(),
  /** Spelled the same there. */
  same: z.array(z.string()),
  /** The same endpoint, whose parameters have other names there. */
  renamed: z.array(z.object({ wanted: z.string(), offered: z.string() })),
  /** This Canvas has nothing like it. */
  missing: z.array(z.string()),
});
export type ScopeReport = z.infer<typeof ScopeReportSchema>;

/**
 * Compares the wanted scopes with those that a Canvas offers. Canvas renames the parameters of its routes now
 * and then (`:url` became `:url_or_id`); the verb and the fixed parts of the path stay, and by them alone, and
 * only where just one fits, is a renamed one found.
 */
export function matchScopes(wanted: readonly string[], offered: readonly string[], at: Date): ScopeReport {
  const there = new Set(offered);
  const report: ScopeReport = { at: at.toISOString(), same: [], renamed: [], missing: [] };
  for (const scope of wanted) {
    const [only, ...others] = offered.filter((one) => shapeOf(one) === shapeOf(scope));
    if (there.has(scope)) report.same.push(scope);
    else if (only !== undefined && others.length === 0) report.renamed.push({ wanted: scope, offered: only });
    else report.missing.push(scope);
  }
  return report;
}

/** The scopes of a report as this Canvas spells them, without those it lacks. */
export function scopesOffered(report: ScopeReport): string[] {
  return [...new Set([...report.same, ...report.renamed.map(({ offered }) => offered)])];
}

/** Which of the needed scopes a key lacks; other names of parameters make no difference. */
export function missingScopes(has: readonly string[], needed: readonly string[]): string[] {
  const shapes = new Set(has.map(shapeOf));
  return needed.filter((scope) => !shapes.has(shapeOf(scope)));
}

/** A scope without the names of its parameters. */
function shapeOf(scope: string): string {
  return scope.replace(/[:*][a-z_]+(?=\/|\)|$)/gi, ':');
}
