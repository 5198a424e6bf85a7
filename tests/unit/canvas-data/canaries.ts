import { inspect } from 'node:util';
import { expect } from 'vitest';

/** No secret can be found in a value, however it is turned into text; plain or as a header would carry it. */
export function expectNoSecret(value: unknown, ...secrets: readonly string[]): void {
  const stack = value instanceof Error ? `${value.message} ${value.stack ?? ''}` : '';
  const shown = [JSON.stringify(value) ?? '', inspect(value, { depth: 10, showHidden: true }), String(value), stack].join('\n');
  for (const secret of secrets) {
    expect(shown).not.toContain(secret);
    expect(shown).not.toContain(btoa(secret).replace(/=+$/, '').slice(0, -2));
  }
}
