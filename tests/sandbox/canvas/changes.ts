import { z } from '@/utils/model/zod';
import { seconds, type Key } from './keys';
import { USERS, type UserName } from './people';
import type { CanvasState } from './state';

const userNames = Object.keys(USERS) as [UserName, ...UserName[]];

const keyFields = {
  /** ON or OFF. */
  binding: z.optional(z.enum(['on', 'off', 'allow'])),
  redirectUris: z.optional(z.array(z.string())),
  requireScopes: z.optional(z.boolean()),
  scopes: z.optional(z.array(z.string())),
};

/** Everything that a test may change about this Canvas; one change may name several. What is unknown throws. */
const Change = z.strictObject({
  /** Ends all sessions, as if they had run out. */
  signOut: z.optional(z.literal(true)),
  /**
   * Ends all sessions. From then on whoever opens a page is signed in as this person, as by a school's single
   * sign-on; with `null` the form asks for a password again.
   */
  signIn: z.optional(z.nullable(z.enum(userNames))),
  /** Everybody who is signed in now acts as another person (a second administrator), or stops. */
  actingAs: z.optional(z.boolean()),
  /** Takes `manage_developer_keys` from all administrators, or gives it back. */
  mayManageKeys: z.optional(z.boolean()),
  /** Changes one key, by client id. */
  key: z.optional(
    z.strictObject({
      id: z.string(),
      name: z.optional(z.string()),
      /** Another secret, as after "Regenerate Secret". */
      secret: z.optional(z.string()),
      deleted: z.optional(z.literal(true)),
      ...keyFields,
    }),
  ),
  /** Adds a key, as an administrator may have made it by hand. One with `tokens` has been used. */
  addKey: z.optional(z.strictObject({ name: z.string(), tokens: z.optional(z.int()), createdAt: z.optional(z.string()), isLti: z.optional(z.boolean()), ...keyFields })),
  /** Changes figures of the throttle and empties its buckets. */
  throttle: z.optional(
    z.strictObject({
      highWaterMark: z.optional(z.number()),
      maximum: z.optional(z.number()),
      outflowPerSecond: z.optional(z.number()),
      upfront: z.optional(z.number()),
      cost: z.optional(z.number()),
      send429: z.optional(z.boolean()),
    }),
  ),
});

export type CanvasChange = z.infer<typeof Change>;

/** Applies a change; throws on what it does not know, before anything is changed. */
export function applyChange(state: CanvasState, wanted: unknown): void {
  const { signOut, signIn, actingAs, mayManageKeys, key, addKey, throttle } = Change.parse(wanted);
  const found = key && keyWithId(state, key.id);
  if (signOut === true || signIn !== undefined) state.sessions.endAll();
  if (signIn !== undefined) state.sessions.signOnAs(signIn);
  if (actingAs !== undefined) state.sessions.actAs(actingAs ? USERS.secondAdmin : null);
  if (mayManageKeys !== undefined) state.mayManageKeys = mayManageKeys;
  if (found !== undefined && key !== undefined) {
    const { deleted, ...fields } = key;
    // The id as Canvas shows it: the test may have named the key by its local one.
    Object.assign(found, fields, { id: found.id }, deleted === true && { workflowState: 'deleted' });
  }
  if (addKey !== undefined) {
    const now = seconds(new Date());
    state.keys.add({ createdAt: now, lastUsedAt: (addKey.tokens ?? 0) > 0 ? now : null, ...withoutUndefined(addKey), own: true });
  }
  if (throttle !== undefined) state.throttle.change(withoutUndefined(throttle));
}

function keyWithId({ keys }: CanvasState, id: string): Key {
  const key = keys.find(id);
  if (key === undefined) throw new Error(`There is no developer key ${id}.`);
  return key;
}

type WithoutUndefined<T> = { [Name in keyof T]: Exclude<T[Name], undefined> };

/** A name may be given with the value `undefined`, which would replace a default. */
function withoutUndefined<T extends object>(value: T): WithoutUndefined<T> {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as WithoutUndefined<T>;
}
