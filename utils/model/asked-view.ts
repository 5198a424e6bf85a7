/** What our page is to bring into view, of which connection: asked for by a click outside of it, on a notification say. */
export interface AskedView {
  readonly runId: string;
  readonly view: 'health' | 'steps';
}

/** As it stands in the address of our page, after the `#`. */
export function fragmentOf({ view, runId }: AskedView): string {
  return `${view}:${runId}`;
}

/** `fragment`: with its `#`, or empty. `null`: nothing is asked for. */
export function askedIn(fragment: string): AskedView | null {
  const [, view, runId] = /^#(health|steps):([\w-]{1,64})$/.exec(fragment) ?? [];
  return runId === undefined || (view !== 'health' && view !== 'steps') ? null : { view, runId };
}
