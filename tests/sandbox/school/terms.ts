/** An enrolment term of the root account. Times are ISO 8601 in UTC; `null` where it has no limit. */
export interface Term {
  /** Local id. */
  readonly id: string;
  readonly name: string;
  readonly startAt: string | null;
  readonly endAt: string | null;
  readonly state: 'active' | 'deleted';
}

/** Every Canvas has the default one. */
const TERMS: readonly Term[] = [
  { id: '1', name: 'Default Term', startAt: null, endAt: null, state: 'active' },
  { id: '2', name: 'Fall 2025', startAt: '2025-08-25T06:00:00Z', endAt: '2025-12-19T06:59:59Z', state: 'active' },
  { id: '3', name: 'Spring 2026', startAt: '2026-01-12T07:00:00Z', endAt: '2026-05-15T05:59:59Z', state: 'active' },
  { id: '4', name: 'Summer 2026', startAt: '2026-06-01T06:00:00Z', endAt: '2026-08-07T05:59:59Z', state: 'active' },
  { id: '5', name: 'Fall 2026', startAt: '2026-08-24T06:00:00Z', endAt: '2026-12-18T06:59:59Z', state: 'active' },
  { id: '6', name: 'Winter 2024 (made by mistake)', startAt: null, endAt: null, state: 'deleted' },
];

const SEASONS = ['Spring', 'Summer', 'Fall', 'Winter'] as const;
const FIRST_YEAR = 1990;

/** The terms that there are, and as many made-up ones as it takes to have so many that are active. */
export function termsUpTo(active: number): readonly Term[] {
  const missing = Math.max(0, active - TERMS.filter(({ state }) => state === 'active').length);
  const madeUp = Array.from({ length: missing }, (_, at): Term => ({ id: String(101 + at), name: `${SEASONS[at % 4] ?? ''} ${FIRST_YEAR + Math.floor(at / 4)}`, startAt: null, endAt: null, state: 'active' }));
  return [...TERMS, ...madeUp];
}
