import { useEffect } from 'react';
import { isOver } from '@/utils/model/process';
import type { Guide } from '@/utils/ui/guide';

/** Whoever sees here how a run has ended need not be told on the toolbar any more. */
export function useAcknowledged({ setup, actions }: Guide): void {
  const { run, announced, acknowledged } = setup.process;
  const isNews = run !== null && isOver(run) && announced === run.id && acknowledged !== run.id;
  useEffect(() => {
    if (isNews) actions.acknowledgeRun();
  }, [isNews, actions]);
}
