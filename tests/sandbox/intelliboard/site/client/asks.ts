import type { Faults } from '../submit';
import type { FormValues } from '../values';
import type { FormView, Outcome } from '../view';

/** The connection as it is stored now, for a script that stays on the page. */
type Stored = Pick<FormView, 'path' | 'values' | 'stored' | 'categories'> & { readonly checksPath: string };

/** What the server says to "Continue" when a script sends it. */
export type Posted = Stored | { readonly errors: Readonly<Record<keyof Faults, string>> } | 'signed-out' | 'failed';

/** Between two questions after the checks. */
const PAUSE_MS = 150;

export async function post(path: string, csrf: string, values: FormValues): Promise<Posted> {
  try {
    const response = await fetch(path, { method: 'POST', headers: { 'content-type': 'application/json', accept: 'application/json', 'x-csrf-token': csrf }, body: JSON.stringify(values) });
    if (response.status === 401) return 'signed-out';
    if (response.status !== 200 && response.status !== 422) return 'failed';
    return (await response.json()) as Posted;
  } catch {
    return 'failed';
  }
}

/** Shows the marks as they come, until none is to come. A later call for another press of "Continue" ends an earlier one. */
let following = 0;
export async function follow(checksPath: string, show: (outcome: Outcome) => void): Promise<void> {
  following += 1;
  const mine = following;
  while (mine === following) {
    const outcome = await ask(checksPath);
    if (mine !== following) return;
    if (outcome !== null) show(outcome);
    if (outcome?.settled === true) return;
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}

async function ask(path: string): Promise<Outcome | null> {
  try {
    const response = await fetch(path, { headers: { accept: 'application/json' } });
    return response.ok ? ((await response.json()) as Outcome) : null;
  } catch {
    return null;
  }
}
