import { useEffect, useMemo, useState } from 'react';
import { sitePattern } from '@/utils/model/address';
import type { ConnectionEntry } from '@/utils/model/connections';
import { emptySetup } from '@/utils/model/empty-setup';
import { isBusy } from '@/utils/model/evidence';
import { isFinished } from '@/utils/model/health-standing';
import type { SetupState } from '@/utils/model/setup';
import { send } from '@/utils/messaging/send';
import { inFront } from '@/utils/platform/panel';
import { grantedPatterns, watchSites } from '@/utils/platform/permissions';
import { readConnections, readCurrentSetup, watchConnections, watchCurrentSetup } from '@/utils/platform/store';
import { guideActions, troubleOf, type InFront } from '@/utils/ui/actions';
import type { Guide, Place } from '@/utils/ui/guide';
import { useAsked } from '@/utils/ui/useAsked';
import { useSchool } from '@/utils/ui/useSchool';
import { useHealth } from '@/utils/ui/useHealth';

/** While something is under way, the worker is asked this often to go on, should it have been killed. */
const NUDGE_MS = 3_000;

/**
 * The guide's data and its deeds, for a page of ours: the stored set-up as it changes, and commands to the
 * worker. `null` until the first state is read.
 */
export function useGuide(place: Place): Guide | null {
  const { setup, trouble, setTrouble } = useStoredSetup();
  const connections = useConnections();
  const school = useSchool(setup);
  const granted = useGrantedSites();
  const [refused, setRefused] = useState<string | null>(null);
  const front = useInFront();
  const asked = useAsked();
  useToolbarClick(place, front.tabId);
  useNudge(setup);

  const actions = useMemo(() => guideActions({ setup, front, setRefused, setTrouble }), [setup, front, setTrouble]);
  const { health, wasRead } = useHealth(setup?.runId ?? '', setup !== null && isFinished(setup));
  if ((setup === null || !wasRead) && trouble === null) return null;
  return {
    setup: setup ?? emptySetup('', ''),
    connections,
    school,
    health,
    place,
    asked,
    actions,
    isAllowed: (origin) => granted.includes(sitePattern(origin)) || granted.includes('https://*/*'),
    refused,
    trouble,
  };
}

type Trouble = Guide['trouble'];

function useStoredSetup() {
  const [setup, setSetup] = useState<SetupState | null>(null);
  const [trouble, setTrouble] = useState<Trouble>(null);
  useEffect(() => {
    const stop = watchCurrentSetup(setSetup);
    const look = async () => {
      const stored = await readCurrentSetup();
      if (stored !== null) setSetup((newer) => newer ?? stored);
    };
    // What is stored is shown without waiting for a worker that has to start first.
    void look();
    // The worker writes the first state; asking it to go on makes sure that it has.
    void send('guide.resume', {}).then(async (answer) => {
      if (!answer.ok) setTrouble(troubleOf(answer.error));
      await look();
    });
    return stop;
  }, []);
  return { setup, trouble, setTrouble };
}

function useConnections(): readonly ConnectionEntry[] {
  const [entries, setEntries] = useState<readonly ConnectionEntry[]>([]);
  useEffect(() => {
    const stop = watchConnections((list) => setEntries(list.entries));
    void readConnections().then((list) => setEntries((newer) => (newer.length > 0 ? newer : (list?.entries ?? []))));
    return stop;
  }, []);
  return entries;
}

function useGrantedSites(): readonly string[] {
  const [granted, setGranted] = useState<readonly string[]>([]);
  useEffect(() => {
    const look = () => void grantedPatterns().then(setGranted);
    look();
    return watchSites(look);
  }, []);
  return granted;
}

/** Found beforehand: opening the panel must be the first thing in a click, with the window's id at hand. */
function useInFront(): InFront {
  const [front, setFront] = useState<InFront>({ windowId: null, tabId: null });
  useEffect(() => {
    void inFront().then(setFront);
  }, []);
  return front;
}

/** The popup opens by a click on the toolbar icon, which is what lets us look at the tab in front. */
function useToolbarClick(place: Place, tabId: number | null): void {
  useEffect(() => {
    if (place === 'popup' && tabId !== null) void send('guide.openedOn', { tabId });
  }, [place, tabId]);
}

function useNudge(setup: SetupState | null): void {
  const busy = setup !== null && isBusy(setup);
  useEffect(() => {
    if (!busy) return undefined;
    const timer = setInterval(() => void send('guide.resume', {}), NUDGE_MS);
    return () => clearInterval(timer);
  }, [busy]);
}
