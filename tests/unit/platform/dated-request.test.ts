import { beforeEach, describe, expect, test } from 'vitest';
import { browser } from 'wxt/browser';
import { dropDatedRule, withDate } from '@/utils/platform/dated-request';

const HOST = 'api.inshosteddata.com';
const DATE = 'Mon, 23 Nov 2026 04:00:00 GMT';
type Rule = { id: number; action: unknown; condition: unknown };

/** The browser's session rules, as it keeps them: an id that is there already is an error. */
const rules = new Map<number, Rule>();
const dates = () => JSON.stringify([...rules.values()].map(({ action }) => action));

beforeEach(() => {
  rules.clear();
  Object.assign(browser, {
    declarativeNetRequest: {
      updateSessionRules: async ({ removeRuleIds = [], addRules = [] }: { removeRuleIds?: number[]; addRules?: Rule[] }) => {
        await Promise.resolve();
        for (const id of removeRuleIds) rules.delete(id);
        for (const rule of addRules) {
          if (rules.has(rule.id)) throw new Error('a rule with this id is there');
          rules.set(rule.id, rule);
        }
      },
    },
  });
});

describe('a dated request', () => {
  test('has its date for that host alone, as long as it lasts', async () => {
    const during = await withDate(HOST, DATE, async () => structuredClone([...rules.values()]));
    expect(during).toMatchObject([{ action: { type: 'modifyHeaders', requestHeaders: [{ header: 'date', operation: 'set', value: DATE }] }, condition: { requestDomains: [HOST], tabIds: [-1] } }]);
    expect(rules.size).toBe(0);
  });

  test('that fails leaves no rule behind, and is told as it failed', async () => {
    await expect(withDate(HOST, DATE, () => Promise.reject(new TypeError('Failed to fetch')))).rejects.toThrow('Failed to fetch');
    expect(rules.size).toBe(0);
  });

  test('waits for the one before, whatever becomes of that', async () => {
    const seen: string[] = [];
    let fail = (): void => undefined;
    const first = withDate(HOST, 'first', () => new Promise<never>((_, reject) => (fail = () => reject(new Error('cut')))));
    const second = withDate(HOST, 'second', async () => seen.push(dates()));
    await expect.poll(dates).toContain('first');
    expect(seen).toEqual([]);
    fail();
    await expect(first).rejects.toThrow('cut');
    await second;
    expect(seen[0]).toContain('second');
    expect(seen[0]).not.toContain('first');
    expect(rules.size).toBe(0);
  });

  test('begun over a rule that a killed worker left takes its place; and what is left is dropped', async () => {
    rules.set(1, { id: 1, action: 'left', condition: {} });
    expect(await withDate(HOST, DATE, async () => dates())).not.toContain('left');
    rules.set(1, { id: 1, action: 'left', condition: {} });
    await dropDatedRule();
    await dropDatedRule();
    expect(rules.size).toBe(0);
  });
});
