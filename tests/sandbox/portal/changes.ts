import { z } from '@/utils/model/zod';
import { PRESETS, type PresetName } from './presets';
import { BUILDS, type PortalState } from './state';

const presetNames = Object.keys(PRESETS) as [PresetName, ...PresetName[]];

/** One dump of a history that a test writes out itself. */
const DumpChange = z.strictObject({
  createdAt: z.iso.datetime(),
  /** Two seconds later, if left out. */
  updatedAt: z.optional(z.iso.datetime()),
  finished: z.optional(z.boolean()),
  content: z.optional(z.enum(['all', 'reserved', 'requests', 'no-quizzes'])),
  parts: z.optional(z.int()),
});

/** Everything that a test may change about the portal; one change may name several. What is unknown throws. */
const Change = z.strictObject({
  /** How its page is built, from the next one on. */
  build: z.optional(z.enum(BUILDS)),
  /** Whether whoever comes holds 'Flat File Download'. */
  permission: z.optional(z.boolean()),
  /** Another vendor has made a pair and uses it; `false` takes away whatever pair there is. */
  existingPair: z.optional(z.boolean()),
  /** The dumps, by the name of a preset or one by one. */
  history: z.optional(z.union([z.enum(presetNames), z.array(DumpChange)])),
  /** Another night comes: one more dump, as of now. */
  buildDump: z.optional(z.literal(true)),
  /** How far the server's clock is ahead of the true time; negative: behind. */
  clockSkewMinutes: z.optional(z.number()),
  /** Switches both hosts off, or on again. */
  retired: z.optional(z.boolean()),
});
export type PortalChange = z.infer<typeof Change>;

/** Applies a change; throws on what it does not know, before anything is changed. */
export function applyChange(state: PortalState, wanted: unknown): void {
  const { build, permission, existingPair, history, buildDump, clockSkewMinutes, retired } = Change.parse(wanted);
  if (build !== undefined) state.build = build;
  if (permission !== undefined) state.permission = permission;
  if (existingPair !== undefined) state.credentials.setForeign(existingPair);
  if (history !== undefined) state.dumps.setHistory(typeof history === 'string' ? history : history.map(planned), state.now());
  if (buildDump === true) state.dumps.build(state.now());
  if (clockSkewMinutes !== undefined) state.clockSkewMs = clockSkewMinutes * 60_000;
  if (retired !== undefined) state.retired = retired;
}

function planned({ createdAt, updatedAt, finished = true, content = 'all', parts = 1 }: z.infer<typeof DumpChange>) {
  const created = Date.parse(createdAt);
  return { createdAt: created, updatedAt: updatedAt === undefined ? created + 2000 : Date.parse(updatedAt), finished, content, parts };
}
