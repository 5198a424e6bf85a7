import type { Check } from '@/utils/intelliboard/contract';

/** What came of one check. */
export type Verdict = Pick<Check, 'verdict' | 'code' | 'message'>;

type Code = NonNullable<Check['code']>;

export const pass = (message: string): Verdict => ({ verdict: 'pass', code: null, message });
export const warn = (code: Code, message: string): Verdict => ({ verdict: 'warn', code, message });
export const fail = (code: Code, message: string): Verdict => ({ verdict: 'fail', code, message });
export const waiting = (message: string): Verdict => ({ verdict: 'waiting', code: null, message });
