import { AuthorizeStateSchema, NOT_AUTHORIZED } from '@/utils/model/authorize';
import { FiltersStateSchema, NOTHING_CHOSEN, RolesStateSchema } from '@/utils/model/choices';
import { DeveloperKeySchema, FINDINGS, FindingSchema, KeyPlanSchema } from '@/utils/model/developer-key';
import { ConnectionFormStateSchema } from '@/utils/model/connection-form';
import { DataStateSchema } from '@/utils/model/data';
import { FormReportSchema } from '@/utils/model/form-report';
import { NOT_PROCESSED, ProcessStateSchema } from '@/utils/model/process';
import { ProblemSchema } from '@/utils/model/problem';
import { ScopeReportSchema } from '@/utils/model/scopes';
import { SecretStateSchema } from '@/utils/model/secret-state';
import { STEPS } from '@/utils/model/steps';
import { z } from '@/utils/model/zod';

/** What is being done right now. Stored before it is done, so that whoever wakes up next goes on with it. */
const activity = <const T extends readonly [string, ...string[]]>(kinds: T) => z.nullable(z.object({ kind: z.enum(kinds), since: z.string() }));

const AccountStateSchema = z.object({
  /** IntelliBoard's host, `next.intelliboard.net` unless the admin says otherwise. */
  host: z.string(),
  activity: activity(['asking', 'checking']),
  road: z.enum(['unknown', 'api', 'form']),
  /** The road that the admin prefers; `null`: the API where there is one, else the form. */
  preferred: z.nullable(z.enum(['api', 'form'])),
  token: z.nullable(SecretStateSchema),
  me: z.nullable(
    z.object({
      accountId: z.string(),
      name: z.string(),
      /** IANA zone of the IntelliBoard account. */
      timeZone: z.string(),
      redirectUri: z.string(),
      firewallAddresses: z.array(z.string()),
    }),
  ),
  problem: z.nullable(ProblemSchema),
});

const CanvasStateSchema = z.object({
  /** The address that the admin is about to confirm; stored before the permission prompt shows. */
  candidate: z.nullable(
    z.object({
      origin: z.string(),
      kind: z.enum(['production', 'test', 'beta']),
      accountInPath: z.nullable(z.string()),
      /** Whether the page itself looked like Canvas, or nobody has looked yet. */
      recognised: z.boolean(),
    }),
  ),
  activity: activity(['asking', 'checking']),
  site: z.nullable(
    z.object({
      origin: z.string(),
      kind: z.enum(['production', 'test', 'beta']),
      rootAccountId: z.string(),
      accountName: z.string(),
      /** IANA zone of the root account. */
      timeZone: z.nullable(z.string()),
      userName: z.string(),
      /** The admin's own address, offered as Owner Email; `null` where Canvas does not say. */
      userEmail: z.nullable(z.string()),
      /** Name of the sub-account that the admin came from, if it was one. */
      cameFromSubAccount: z.nullable(z.string()),
      /** `null`: the list of tools could not be read. */
      hasDataPortal: z.nullable(z.boolean()),
      hasDataServices: z.nullable(z.boolean()),
      checkedAt: z.string(),
    }),
  ),
  problem: z.nullable(ProblemSchema),
});

/** Stored before the key is made (design: killed at any line, it goes on). */
export const KeyIntentSchema = z.object({
  id: z.string(),
  /** `create`: our page script makes it. `form`: Canvas's form is filled, and the admin presses Save. `regenerate`: a new secret for `keyId`. */
  way: z.enum(['create', 'form', 'regenerate']),
  keyId: z.nullable(z.string()),
  plan: KeyPlanSchema,
  startedAt: z.string(),
  /** The admin knows of the keys that match already, and wants another. */
  another: z.boolean(),
  /** How often a page has been told to make it; it gives up after a few. */
  tries: z.number(),
  /** Keys that already matched the plan before anything was made; `null` until they have been looked up. */
  knownIds: z.nullable(z.array(z.string())),
  /** The newest key before anything was made, whatever it was; `null` where there was none. */
  newestId: z.nullable(z.string()),
  /** The document that was told to make the key; `null` until then. From here on a key may exist. */
  page: z.nullable(z.object({ tabId: z.number(), documentId: z.nullable(z.string()) })),
  /** That document has reported that it does not know what became of its request. */
  unanswered: z.boolean(),
  /** Canvas's page showed the new secret once, and it is in the vault; which key it belongs to is found out next. */
  secretSeen: z.boolean(),
});
export type KeyIntent = z.infer<typeof KeyIntentSchema>;

/** The ways to a key. */
export const KEY_WAYS = ['create', 'form', 'existing', 'paste'] as const;
export type KeyWay = (typeof KEY_WAYS)[number];

/** What can be under way with the key. `saving` waits for a person: Canvas's form is filled, and they press Save there. */
export const KEY_ACTIVITIES = [
  'listing',
  'checking-scopes',
  'looking',
  'opening',
  'creating',
  'filling',
  'saving',
  'finding',
  'regenerating',
  'adopting',
  'turning-on',
  'fixing',
  'reading-back',
  'proving',
] as const;
export type KeyActivity = (typeof KEY_ACTIVITIES)[number];

const KeyStateSchema = z.object({
  way: z.enum(KEY_WAYS),
  enforceScopes: z.boolean(),
  allowIncludes: z.boolean(),
  /** Owner Email as typed; empty for none. */
  ownerEmail: z.string(),
  /** What this Canvas makes of the scopes that IntelliBoard needs; `null` until it was asked. */
  scopeReport: z.nullable(ScopeReportSchema),
  activity: activity(KEY_ACTIVITIES),
  /** How far a long list has been read; `waiting`: Canvas asked for a pause. */
  progress: z.nullable(z.object({ items: z.number(), waiting: z.boolean() })),
  intent: z.nullable(KeyIntentSchema),
  /** The existing key that is being taken over. */
  adoptId: z.nullable(z.string()),
  /** A key whose whole secret Canvas no longer shows. */
  maskedId: z.nullable(z.string()),
  /** The finding that is being put right. */
  fixing: z.nullable(z.enum(FINDINGS)),
  /** What was filled into Canvas's form. */
  form: z.nullable(FormReportSchema),
  /** The plan of the key below, kept to compare with what Canvas has. */
  plan: z.nullable(KeyPlanSchema),
  clientId: z.nullable(z.string()),
  /** The Canvas that the key belongs to. */
  origin: z.nullable(z.string()),
  secret: z.nullable(SecretStateSchema),
  /** Keys among which the admin has to choose, without their secrets. */
  choices: z.array(DeveloperKeySchema),
  /** When the account's keys were read, how many API keys of its own it has, and how many look like IntelliBoard's. */
  list: z.nullable(z.object({ at: z.string(), total: z.number(), likely: z.number() })),
  readBack: z.nullable(z.object({ at: z.string(), on: z.boolean(), createdAt: z.nullable(z.string()), findings: z.array(FindingSchema) })),
  /** When Canvas's token endpoint last accepted the pair. */
  provedAt: z.nullable(z.string()),
  problem: z.nullable(ProblemSchema),
});

export const DetailsSchema = z.object({
  lmsName: z.string(),
  /** API road: one of IntelliBoard's categories. */
  categoryId: z.nullable(z.string()),
  /** Form road: the category by its name, since only IntelliBoard's page knows which there are. */
  categoryName: z.string(),
  /** Form road: make it where there is none of that name. */
  newCategory: z.boolean(),
  active: z.boolean(),
  dynamicTables: z.boolean(),
  /** Hour of the day, 0 to 23, in `timeZone`. */
  hour: z.nullable(z.number()),
  timeZone: z.string(),
});
export type Details = z.infer<typeof DetailsSchema>;

const DetailsStateSchema = z.object({
  draft: z.nullable(DetailsSchema),
  categories: z.nullable(z.array(z.object({ id: z.string(), name: z.string() }))),
  activity: activity(['loading', 'creating-category']),
  confirmedAt: z.nullable(z.string()),
  problem: z.nullable(ProblemSchema),
});

export const CheckResultSchema = z.object({
  id: z.string(),
  verdict: z.enum(['pass', 'warn', 'fail', 'waiting']),
  code: z.nullable(z.string()),
  message: z.string(),
  at: z.string(),
});
export type CheckResult = z.infer<typeof CheckResultSchema>;

const SendStateSchema = z.object({
  activity: activity(['sending', 'waiting', 'checking']),
  attempts: z.number(),
  /** When the next try is due, RFC 3339 UTC; `null` when none is. */
  nextAttemptAt: z.nullable(z.string()),
  connectionId: z.nullable(z.string()),
  /** The Canvas that the connection is to. */
  origin: z._default(z.nullable(z.string()), null),
  deliveredAt: z.nullable(z.string()),
  checks: z.array(CheckResultSchema),
  /** Idempotency key of the request for checks, kept until they are in. */
  checksKey: z.nullable(z.string()),
  /** Whether a connection for this address that exists at IntelliBoard already may be taken over. */
  existingConnectionId: z.nullable(z.string()),
  /** The details as IntelliBoard has them. */
  sentDetails: z._default(z.nullable(DetailsSchema), null),
  problem: z.nullable(ProblemSchema),
});

/**
 * Another developer key, or other credentials of Canvas data, take the place of those that the connection works with.
 * What is next follows from the rest of the state (`rotationStage`).
 */
const RotationStateSchema = z.object({
  /** `waiting`: for the next try to send. */
  activity: activity(['sending', 'waiting', 'turning-off']),
  /** API road: how often the sending was tried, and when the next try is due, RFC 3339 UTC. */
  attempts: z._default(z.number(), 0),
  nextAttemptAt: z._default(z.nullable(z.string()), null),
  /** API road: IntelliBoard may have the new key from a try whose answer was lost. It cannot be taken back then. */
  mayHaveArrived: z._default(z.boolean(), false),
  startedAt: z.nullable(z.string()),
  /** The developer key before; `null`: none is being replaced. */
  old: z.nullable(KeyStateSchema),
  /** API road: IntelliBoard has this key as pending, by its client id. */
  sentId: z.nullable(z.string()),
  /** API road: IntelliBoard's last consent to the old key. Another one is to the new key. */
  grantedToOldAt: z.nullable(z.string()),
  /** API road: IntelliBoard was asked to check the connection with the new key; from then on only the admin asks again. */
  checkedAt: z.nullable(z.string()),
  /** The old key was turned OFF in Canvas. */
  oldOffAt: z.nullable(z.string()),
  /** The credentials of Canvas data before; `null`: none are being replaced. */
  oldData: z.nullable(DataStateSchema),
  problem: z.nullable(ProblemSchema),
});
export type RotationState = z.infer<typeof RotationStateSchema>;
export const NOTHING_ROTATES: RotationState = { activity: null, attempts: 0, nextAttemptAt: null, mayHaveArrived: false, startedAt: null, old: null, sentId: null, grantedToOldAt: null, checkedAt: null, oldOffAt: null, oldData: null, problem: null };

/** The connection is being removed: stored before anything is taken away. */
const RemovalStateSchema = z.object({
  activity: activity(['removing']),
  /** What the admin has agreed to, and is not done yet; `null`: nothing is being removed. `turnOff`: developer keys, by client id. */
  wanted: z.nullable(z.object({ atIntelliBoard: z.boolean(), turnOff: z._default(z.array(z.string()), []), idempotencyKey: z.string() })),
  problem: z.nullable(ProblemSchema),
});
export type RemovalState = z.infer<typeof RemovalStateSchema>;
export const NOTHING_REMOVED: RemovalState = { activity: null, wanted: null, problem: null };

export const PassphraseSchema = z.object({
  /** Whether the secrets of this set-up are also kept behind a passphrase. */
  set: z.boolean(),
  problem: z.nullable(ProblemSchema),
});

/**
 * The whole set-up as it is stored in `storage.local` and shown by the guide. It holds nothing sensitive:
 * no secret, no token, no code. Only the worker writes it.
 */
export const SetupStateSchema = z.object({
  version: z.literal(1),
  runId: z.string(),
  /** The step in view. */
  step: z.enum(STEPS),
  account: AccountStateSchema,
  canvas: CanvasStateSchema,
  key: KeyStateSchema,
  data: DataStateSchema,
  details: DetailsStateSchema,
  send: SendStateSchema,
  connectionForm: ConnectionFormStateSchema,
  // A set-up that was stored before these steps were there goes on with them.
  authorize: z._default(AuthorizeStateSchema, NOT_AUTHORIZED),
  filters: z._default(FiltersStateSchema, NOTHING_CHOSEN),
  roles: z._default(RolesStateSchema, NOTHING_CHOSEN),
  process: z._default(ProcessStateSchema, NOT_PROCESSED),
  rotation: z._default(RotationStateSchema, NOTHING_ROTATES),
  removal: z._default(RemovalStateSchema, NOTHING_REMOVED),
  passphrase: PassphraseSchema,
});
export type SetupState = z.infer<typeof SetupStateSchema>;
export type AccountState = SetupState['account'];
export type CanvasState = SetupState['canvas'];
export type KeyState = SetupState['key'];
export type DetailsState = SetupState['details'];
export type SendState = SetupState['send'];
export type CanvasSite = NonNullable<CanvasState['site']>;
