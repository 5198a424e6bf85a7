/** Whether anything that React keeps for a tree (state, props, refs, handlers' data) holds a text. */
export function reactHolds(container: Element, text: string): boolean {
  const seen = new Set<unknown>();
  const open: unknown[] = Object.entries(container)
    .filter(([key]) => key.startsWith('__react'))
    .map(([, value]) => value as unknown);
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value === 'string' && value.includes(text)) return true;
    if (typeof value !== 'object' || value === null || seen.has(value) || value instanceof Node || value instanceof Window) continue;
    seen.add(value);
    open.push(...(Object.values(value) as unknown[]));
  }
  return false;
}
