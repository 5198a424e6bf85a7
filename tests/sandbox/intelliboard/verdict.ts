import type { Check } from '@/utils/intelliboard/contract';

/** What came out of a check, or that it is still to come. */
export type Verdict = Pick<Check, 'verdict' | 'code' | 'message'>;

export const pass = (message: string): Verdict => ({ verdict: 'pass', code: null, message });
export const warn = (code: NonNullable<Check['code']>, message: string): Verdict => ({ verdict: 'warn', code, message });
export const fail = (code: NonNullable<Check['code']>, message: string): Verdict => ({ verdict: 'fail', code, message });
export const waiting = (message: string): Verdict => ({ verdict: 'waiting', code: null, message });
