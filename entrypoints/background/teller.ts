import { showNews } from './toolbar';
import { mayNotify, notify } from '@/utils/platform/notifications';
import { message } from '@/utils/platform/words';
import type { RunNews, TellerPort } from '@/utils/setup/ports';

const COLOURS: Readonly<Record<RunNews, string>> = { done: '#18693f', failed: '#ae241c' };
const MARKS: Readonly<Record<RunNews, string>> = { done: '✓', failed: '!' };

/** Tells how a run has ended to whoever has no guide open. */
export function tellerPort(runId: string): TellerPort {
  return {
    badge: (news) => showNews(news === null ? null : { text: MARKS[news], colour: COLOURS[news], title: message(`tell_${news}_badge`, []) }),
    mayNotify,
    notify: (run, news) => notify({ kind: 'run', runId, run }, message(`tell_${news}_title`, []), message(`tell_${news}_text`, [])),
  };
}
