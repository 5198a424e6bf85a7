import type { Verdict } from '@/utils/model/health-codes';
import type { IconName } from '../shared/Icon';

/** Each verdict by a shape of its own. */
export const VERDICT_ICONS: Readonly<Record<Verdict, IconName>> = { pass: 'done', warn: 'problem', fail: 'fail', waiting: 'waiting', unknown: 'later' };
