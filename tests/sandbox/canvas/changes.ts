import { z } from 'zod';
import type { Throttle } from './throttle';
import type { CanvasState } from './state';

/** What a test may change about this Canvas. */
const Change = z.strictObject({
  /** Signs this person out everywhere (`null`), as a session that has run out. */
  signOut: z.boolean().optional(),
  /** Everybody who is signed in acts as the student, or stops. */
  actingAs: z.boolean().optional(),
  /** Takes `manage_developer_keys` from root admins, or gives it back. */
  mayManageKeys: z.boolean().optional(),
  /** Changes one key, by client id. */
  key: z
    .strictObject({
      id: z.string(),
      binding: z.enum(['on', 'off']).optional(),
      name: z.string().optional(),
      redirectUris: z.array(z.string()).optional(),
      secret: z.string().optional(),
      deleted: z.boolean().optional(),
    })
    .optional(),
  /** Makes a key as an admin might have made it by hand. */
  addKey: z.strictObject({ name: z.string(), redirectUris: z.array(z.string()), binding: z.enum(['on', 'off']), tokens: z.number().optional() }).optional(),
  throttle: z.strictObject({ highWaterMark: z.number().optional(), outflowPerSecond: z.number().optional(), send429: z.boolean().optional() }).optional(),
});

export type CanvasChange = z.infer<typeof Change>;

/** Applies a change; throws on what it does not know. */
export function applyChange(state: CanvasState, throttle: Throttle, change: unknown): void {
  const { signOut, actingAs, mayManageKeys, key, addKey, throttle: limits } = Change.parse(change);
  if (signOut === true) state.sessions.clear();
  if (actingAs !== undefined) for (const session of state.sessions.values()) session.actingAs = actingAs ? '14' : null;
  if (mayManageKeys !== undefined) state.mayManageKeys = mayManageKeys;
  if (key !== undefined) {
    const found = state.key(key.id);
    if (found === undefined) throw new Error(`there is no key ${key.id}`);
    const { id: _, ...fields } = key;
    Object.assign(found, fields);
  }
  if (addKey !== undefined) {
    const made = state.addKey({ name: addKey.name, redirectUris: addKey.redirectUris, binding: addKey.binding, tokens: addKey.tokens ?? 0, own: true });
    if (made.tokens > 0) made.lastUsedAt = new Date().toISOString();
  }
  if (limits !== undefined) Object.assign(throttle, limits);
}
