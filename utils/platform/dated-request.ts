import { browser } from 'wxt/browser';

/** The one rule that there is at any time. */
const RULE = 1;

/**
 * Has `ask` run while every request of this worker to that host carries this `Date` header, which `fetch` itself
 * drops without a word (a forbidden header). One call at a time: two dates would overwrite each other. The rule is
 * of this browser session and of no tab, and it is gone in every outcome; should the worker be killed in between,
 * `dropDatedRule` takes it away at the next start.
 */
export function withDate<T>(host: string, date: string, ask: () => Promise<T>): Promise<T> {
  const turn = last.then(() => dated(host, date, ask));
  last = turn.catch(() => undefined);
  return turn;
}

let last: Promise<unknown> = Promise.resolve();

async function dated<T>(host: string, date: string, ask: () => Promise<T>): Promise<T> {
  try {
    await browser.declarativeNetRequest.updateSessionRules({
      removeRuleIds: [RULE],
      addRules: [
        {
          id: RULE,
          action: { type: 'modifyHeaders', requestHeaders: [{ header: 'date', operation: 'set', value: date }] },
          // Requests of no tab are those of a worker or a background page.
          condition: { requestDomains: [host], tabIds: [-1], resourceTypes: ['xmlhttprequest', 'other'] },
        },
      ],
    });
    return await ask();
  } finally {
    await dropDatedRule();
  }
}

/** Takes the rule away. It may be gone already. */
export async function dropDatedRule(): Promise<void> {
  await browser.declarativeNetRequest.updateSessionRules({ removeRuleIds: [RULE] });
}
