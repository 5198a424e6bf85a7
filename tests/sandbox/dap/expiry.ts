/** How long a key is good, in the order of the menu: Canvas Admin Guide, and "3 years" in vendors' guides of 2026. */
export const EXPIRIES = ['1-day', '1-week', '1-month', '6-months', '1-year', '3-years'] as const;
export type Expiry = (typeof EXPIRIES)[number];

const LENGTH: Readonly<Record<Expiry, { readonly days?: number; readonly months?: number }>> = {
  '1-day': { days: 1 },
  '1-week': { days: 7 },
  '1-month': { months: 1 },
  '6-months': { months: 6 },
  '1-year': { months: 12 },
  '3-years': { months: 36 },
};

/**
 * When a key of this age ends, both in ms since 1970. Assumed: months are those of the calendar in UTC, and a
 * day that a month does not have is its last.
 */
export function endOf(createdAt: number, expiry: Expiry): number {
  const { days = 0, months = 0 } = LENGTH[expiry];
  const end = new Date(createdAt);
  const day = end.getUTCDate();
  end.setUTCMonth(end.getUTCMonth() + months);
  if (end.getUTCDate() !== day) end.setUTCDate(0);
  end.setUTCDate(end.getUTCDate() + days);
  return end.getTime();
}
