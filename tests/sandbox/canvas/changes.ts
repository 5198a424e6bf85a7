import { z } from '@/utils/model/zod';
import { GENERATIONS, type GenerationName } from './generations';
import { seconds, type Key } from './keys';
import { TOOL_SETS } from './navigation';
import { USERS, type UserName } from './people';
import { PERMISSIONS, type CanvasState } from './state';
import { WORDS, type Language } from './words';

const userNames = Object.keys(USERS) as [UserName, ...UserName[]];
const generationNames = Object.keys(GENERATIONS) as [GenerationName, ...GenerationName[]];
const languages = Object.keys(WORDS) as [Language, ...Language[]];

const keyFields = {
  /** ON or OFF. */
  binding: z.optional(z.enum(['on', 'off', 'allow'])),
  redirectUris: z.optional(z.array(z.string())),
  requireScopes: z.optional(z.boolean()),
  scopes: z.optional(z.array(z.string())),
  allowIncludes: z.optional(z.boolean()),
  email: z.optional(z.nullable(z.string())),
  /** The legacy single URI. */
  redirectUri: z.optional(z.nullable(z.string())),
  audience: z.optional(z.nullable(z.enum(['internal', 'external']))),
  vendorCode: z.optional(z.nullable(z.string())),
  iconUrl: z.optional(z.nullable(z.string())),
  notes: z.optional(z.nullable(z.string())),
  testClusterOnly: z.optional(z.boolean()),
  lastUsedAt: z.optional(z.nullable(z.string())),
  /** How many tokens live under it. */
  tokens: z.optional(z.int()),
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
  /** Everybody who has let an app act for them takes that back, as under "Approved Integrations". */
  revokeAccess: z.optional(z.literal(true)),
  /** Administrators of the root account are none any more, or are again. */
  demoted: z.optional(z.boolean()),
  /** Takes `manage_developer_keys` from all administrators, or gives it back. */
  mayManageKeys: z.optional(z.boolean()),
  /** Takes these permissions from all administrators, and gives back all others. */
  withheld: z.optional(z.array(z.enum(PERMISSIONS))),
  /** So many accounts below the root, made-up ones included; those that there are at least. Canvas Data has them, too. */
  subAccounts: z.optional(z.int().check(z.gte(0), z.lte(20_000))),
  /** So many active terms, likewise. */
  terms: z.optional(z.int().check(z.gte(0), z.lte(5_000))),
  /** One more role, by its name, which is made for the whole account. */
  addRole: z.optional(z.string()),
  /** Canvas Data loses all people but so many; `null`: it has all of them again. */
  people: z.optional(z.nullable(z.int())),
  /** Another Canvas from the next request on; pages that are open stay as they are. */
  generation: z.optional(z.enum(generationNames)),
  language: z.optional(z.enum(languages)),
  /** How many apps of partners fit any redirect URI: with one it is chosen by itself, with more somebody has to. */
  linkedApps: z.optional(z.int()),
  /** The account enforces `javascript_csp`, or no longer does. */
  csp: z.optional(z.boolean()),
  /** Other tools in the account's navigation. */
  tools: z.optional(z.enum(TOOL_SETS)),
  /** Takes away whatever keys came since the start, and undoes what was done to the others. */
  resetKeys: z.optional(z.literal(true)),
  /** Fills the account up to this many keys of others. */
  keys: z.optional(z.int()),
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
  addKey: z.optional(z.strictObject({ name: z.string(), createdAt: z.optional(z.string()), isLti: z.optional(z.boolean()), ...keyFields })),
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
  const { signOut, signIn, actingAs, revokeAccess, demoted, mayManageKeys, withheld, subAccounts, terms, addRole, people, generation, language, linkedApps, csp, tools, resetKeys, keys, key, addKey, throttle } = Change.parse(wanted);
  if (resetKeys === true && key !== undefined) throw new Error('Keys are reset first, and changed afterwards.');
  const found = key && keyWithId(state, key.id);
  if (signOut === true || signIn !== undefined) state.sessions.endAll();
  if (signIn !== undefined) state.sessions.signOnAs(signIn);
  if (actingAs !== undefined) state.sessions.actAs(actingAs ? USERS.secondAdmin : null);
  if (revokeAccess === true) state.grants.forgetAll();
  if (demoted !== undefined) state.demoted = demoted;
  if (mayManageKeys !== undefined) state.mayManageKeys = mayManageKeys;
  if (withheld !== undefined) state.withheld = withheld;
  if (subAccounts !== undefined) state.school.setSubAccounts(subAccounts);
  if (terms !== undefined) state.school.setTerms(terms);
  if (addRole !== undefined) state.school.addRole(addRole);
  if (people !== undefined) state.school.setPeople(people);
  if (generation !== undefined) state.generationName = generation;
  if (language !== undefined) state.language = language;
  if (linkedApps !== undefined) state.linkedApps = linkedApps;
  if (csp !== undefined) state.csp = csp;
  if (tools !== undefined) state.tools = tools;
  if (resetKeys === true) state.resetKeys();
  if (keys !== undefined) state.fillUp(keys);
  if (found !== undefined && key !== undefined) {
    // The id stays as Canvas shows it: the test may have named the key by its local one.
    const { id: _id, deleted, secret, ...fields } = key;
    Object.assign(found, withoutUndefined(fields), deleted === true && { workflowState: 'deleted' });
    if (secret !== undefined) state.keys.changeSecret(found, secret);
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
