import { KeyChangeSchema } from '@/utils/model/developer-key';
import { FormReportSchema } from '@/utils/model/form-report';
import { PORTAL_VALUE } from '@/utils/model/portal-value';
import { z } from '@/utils/model/zod';

/**
 * What our scripts on pages say to the worker, and what it asks of them. It stands apart from the rest of the protocol,
 * so that no page carries the schemas of the guide.
 */
const none = z.strictObject({});
const done = z.strictObject({ done: z.boolean() });
const id = z.string().check(z.minLength(1), z.maxLength(64));
const clientId = z.string().check(z.regex(/^\d{1,25}$/));
const dapClientId = z.string().check(z.regex(/^[a-z0-9-]{2,40}#[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i));
/** Opaque; what a page shows has no blanks. */
const dataSecret = z.string().check(z.regex(/^[\x21-\x7e]{16,512}$/));
const portalValue = z.string().check(z.regex(PORTAL_VALUE));
/** A developer key's, whole. */
const keySecret = z.string().check(z.regex(/^[A-Za-z0-9]{64}$/));
const written = z.strictObject({ outcome: z.enum(['done', 'refused', 'csrf', 'no-answer', 'signed-out', 'throttled', 'acting-as']), status: z.number() });

/** Who may send what stands in `protocol.ts`, of which this is a part. A message of a page never holds an address to call or to open. */
export const PAGE_REPORTS = {
  /** Our script runs on the Developer Keys page; the answer names the row to point out, if there is one. */
  'page.ready': { from: 'canvas', request: none, reply: z.strictObject({ showClientId: z.nullable(z.string()) }) },
  /** The one moment: Canvas answered the creation, or the regeneration. The page keeps the pair until this is acknowledged. */
  'page.keyCreated': {
    from: 'canvas',
    request: z.strictObject({ intentId: id, clientId, secret: keySecret }),
    reply: z.strictObject({ stored: z.boolean() }),
  },
  /** The creation was refused, or its answer cannot be used. `status` is Canvas's, 0 if there was none. */
  'page.keyFailed': {
    from: 'canvas',
    request: z.strictObject({ intentId: id, reason: z.enum(['refused', 'csrf', 'no-answer', 'masked', 'not-understood', 'acting-as', 'signed-out', 'throttled']), status: z.number() }),
    reply: done,
  },
  /** Canvas's form, filled before, is closed. `secret`: the one that Canvas showed in a dialog then, if it did; the page keeps it until this is acknowledged. */
  'page.formClosed': { from: 'canvas', request: z.strictObject({ intentId: id, secret: z.nullable(keySecret) }), reply: z.strictObject({ stored: z.boolean() }) },
  /**
   * The identity site shows a client id, and these could be its secret, the likeliest first. The page keeps them
   * until this is acknowledged.
   */
  'identity.revealed': { from: 'identity', request: z.strictObject({ clientId: dapClientId, secrets: z.array(dataSecret).check(z.minLength(1), z.maxLength(3)) }), reply: z.strictObject({ stored: z.boolean() }) },
  /** What the portal's page shows: a key that exists already, and when builds were ready (ISO 8601, UTC; the newest first). */
  'portal.seen': { from: 'portal', request: z.strictObject({ keyShown: z.boolean(), times: z.array(z.iso.datetime()).check(z.maxLength(100)) }), reply: done },
  /** Two values have come up on the portal's page that could be key and secret, the likelier order first. Kept there until acknowledged. */
  'portal.created': { from: 'portal', request: z.strictObject({ pairs: z.array(z.strictObject({ key: portalValue, secret: portalValue })).check(z.minLength(1), z.maxLength(3)) }), reply: z.strictObject({ stored: z.boolean() }) },
  /** The admin turned a key ON by Canvas's own switch. */
  'page.switchedOn': { from: 'canvas', request: z.strictObject({ clientId }), reply: done },
} as const;
export type PageReport = keyof typeof PAGE_REPORTS;

const plan = z.strictObject({ name: z.string(), redirectUri: z.string(), email: z.nullable(z.string()), enforceScopes: z.boolean(), scopes: z.array(z.string()), allowIncludes: z.boolean() });

/** What the worker asks of our script on the Developer Keys page. */
export const PAGE_COMMANDS = {
  /** What state the page is in; has no effect. */
  'page.look': { request: none, reply: z.strictObject({ formOpen: z.boolean(), actingAs: z.boolean() }) },
  /** Make the key of this intent. Asking again with the same intent never makes a second one. */
  'page.createKey': {
    request: z.strictObject({
      intentId: id,
      accountId: id,
      plan,
      /** Only tell what became of it, if this very document was asked before; never begin. */
      onlyReport: z.boolean(),
    }),
    reply: z.strictObject({ accepted: z.boolean() }),
  },
  /** Have Canvas make a new secret; likewise once for each intent. */
  'page.regenerate': { request: z.strictObject({ intentId: id, clientId: id, onlyReport: z.boolean() }), reply: z.strictObject({ accepted: z.boolean() }) },
  /** Open and fill the form of a new key, and from then on watch for its closing. */
  'page.fillForm': { request: z.strictObject({ intentId: id, plan }), reply: z.strictObject({ outcome: z.enum(['filled', 'missing', 'in-use', 'acting-as']), report: FormReportSchema }) },
  'page.turnOn': { request: z.strictObject({ accountId: id, clientId: id }), reply: written },
  'page.turnOff': { request: z.strictObject({ accountId: id, clientId: id }), reply: written },
  'page.update': { request: z.strictObject({ clientId: id, change: KeyChangeSchema }), reply: written },
  /** What this page shows of a key's secret right now. It opens nothing. */
  'page.readShown': { request: z.strictObject({ clientId: id }), reply: z.strictObject({ secret: z.nullable(keySecret) }) },
  /** Point at a key's switch, and say when it is turned ON. */
  'page.pointAtSwitch': { request: z.strictObject({ clientId: id }), reply: z.strictObject({ shown: z.boolean() }) },
} as const;
export type PageCommand = keyof typeof PAGE_COMMANDS;
export type PageRequest<N extends PageCommand> = z.infer<(typeof PAGE_COMMANDS)[N]['request']>;
export type PageReply<N extends PageCommand> = z.infer<(typeof PAGE_COMMANDS)[N]['reply']>;

export const PageEnvelopeSchema = z.strictObject({ to: z.literal('page'), version: z.string(), name: z.string(), data: z.unknown() });
