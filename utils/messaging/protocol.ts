import { FiltersDraftSchema, RolesDraftSchema } from '@/utils/model/choices';
import { CONNECTION_FIELDS, PUT_RESULTS } from '@/utils/model/connection-form';
import { DeveloperKeySchema, FINDINGS } from '@/utils/model/developer-key';
import { PAGE_REPORTS } from '@/utils/messaging/page-protocol';
import { DATA_EVERY_HOURS } from '@/utils/model/data';
import { DATA_SOURCES } from '@/utils/model/canvas-data';
import { JournalEntrySchema } from '@/utils/model/journal';
import { ROLE_KINDS } from '@/utils/model/roles';
import { ACCEPTABLE } from '@/utils/model/health';
import { DetailsSchema, KEY_WAYS } from '@/utils/model/setup';
import { LIST_FIELDS, ListPutSchema } from '@/utils/model/list-form';
import { STEPS } from '@/utils/model/steps';
import { z } from '@/utils/model/zod';

/**
 * Every message the worker takes: its name, who may send it, what it holds, what comes back. Requests are
 * strict: an extra field is refused. A message of a page never holds an address to call or to open.
 *
 * `guide`: our own pages. `canvas`: our content script in the top frame of the Canvas of this set-up. `portal`: that
 * in the Canvas Data Portal, in a frame of that Canvas's root account or in a window of its own. `identity`: that
 * in the top frame of the identity site. The last two only while the admin is at making credentials there.
 */
const none = z.strictObject({});
const done = z.strictObject({ done: z.boolean() });
const choiceStep = z.strictObject({ step: z.enum(['filters', 'roles']) });
/** No role may stand for two things. */
const rolesDraft = RolesDraftSchema.check(
  z.refine((draft) => {
    const all = ROLE_KINDS.flatMap((kind) => draft[kind]);
    return new Set(all).size === all.length;
  }),
);
const id = z.string().check(z.minLength(1), z.maxLength(64));
const typed = z.string().check(z.maxLength(2_000));
/** Long enough for any secret that the services give out; an API token may be a JWT. */
const secret = z.string().check(z.minLength(1), z.maxLength(4_096));

export const PROTOCOL = {
  /** A guide opened, or waits for something that stands still: go on with whatever was begun. */
  'guide.resume': { from: 'guide', request: none, reply: done },
  /** The toolbar icon was clicked on this tab: a fresh set-up begins with Canvas, if that is what is in front. */
  'guide.openedOn': { from: 'guide', request: z.strictObject({ tabId: z.number() }), reply: done },
  /** Brings a connection into view. */
  'connections.show': { from: 'guide', request: z.strictObject({ runId: id }), reply: done },
  /** Begins another connection, which comes into view. */
  'connections.add': { from: 'guide', request: none, reply: done },
  'guide.show': { from: 'guide', request: z.strictObject({ step: z.enum(STEPS) }), reply: done },
  /** Forgets every secret and all progress of this set-up, and hands back what was granted for it. */
  'guide.startOver': { from: 'guide', request: none, reply: done },

  /** The host as typed; a reply with `fault` is shown beside the field. Changing it forgets the token. */
  'account.setHost': { from: 'guide', request: z.strictObject({ host: typed }), reply: z.strictObject({ fault: z.nullable(z.string()) }) },
  /** Find out which roads there are. `answered`: the browser's prompt has closed; before that it still shows. */
  'account.look': { from: 'guide', request: z.strictObject({ answered: z.boolean() }), reply: done },
  'account.setToken': { from: 'guide', request: z.strictObject({ token: secret }), reply: z.strictObject({ fault: z.nullable(z.string()) }) },
  'account.forgetToken': { from: 'guide', request: none, reply: done },

  /** Look at the tab in front, for which the toolbar click gave access. */
  'canvas.lookAtTab': { from: 'guide', request: z.strictObject({ tabId: z.number() }), reply: done },
  'canvas.setAddress': { from: 'guide', request: z.strictObject({ address: typed }), reply: z.strictObject({ fault: z.nullable(z.string()) }) },
  /** Ask the candidate's API who and what is there. `answered` as above. */
  'canvas.check': { from: 'guide', request: z.strictObject({ answered: z.boolean() }), reply: done },
  'canvas.change': { from: 'guide', request: none, reply: done },

  /** How the key is to be made; stored as it is chosen, so that nothing is lost when the popup closes. */
  'key.setPlan': {
    from: 'guide',
    request: z.strictObject({ way: z.enum(KEY_WAYS), enforceScopes: z.boolean(), allowIncludes: z.boolean(), ownerEmail: z.string().check(z.maxLength(300)) }),
    reply: done,
  },
  /** Makes the key, or fills Canvas's form, by the way that is chosen. `another`: the admin knows that a key like this exists and wants a second one. */
  'key.create': { from: 'guide', request: z.strictObject({ another: z.boolean() }), reply: done },
  /** The admin says that they have pressed Save in Canvas: look for the key. */
  'key.findSaved': { from: 'guide', request: none, reply: done },
  /** Read which keys the account has. */
  'key.list': { from: 'guide', request: none, reply: done },
  /** Some of the keys that were read, by name or client id. `known`: false once the list is forgotten, as when the worker was killed. */
  'key.find': { from: 'guide', request: z.strictObject({ text: typed }), reply: z.strictObject({ known: z.boolean(), total: z.number(), keys: z.array(DeveloperKeySchema) }) },
  /** Stops what is being read, or stops waiting for Save. */
  'key.stop': { from: 'guide', request: none, reply: done },
  'key.paste': { from: 'guide', request: z.strictObject({ clientId: typed, secret }), reply: z.strictObject({ faults: z.strictObject({ clientId: z.nullable(z.string()), secret: z.nullable(z.string()) }) }) },
  /** Take the key that the admin chose; only its secret is read. */
  'key.adopt': { from: 'guide', request: z.strictObject({ clientId: id }), reply: done },
  /** Read the key back and prove the pair again. */
  'key.check': { from: 'guide', request: none, reply: done },
  'key.turnOn': { from: 'guide', request: none, reply: done },
  /** Put one finding right in Canvas. */
  'key.fix': { from: 'guide', request: z.strictObject({ finding: z.enum(FINDINGS) }), reply: done },
  /** Have Canvas make a new secret for a key; every token of that key dies. */
  'key.regenerate': { from: 'guide', request: z.strictObject({ clientId: id }), reply: done },
  /** Bring Canvas's page with the key's row to the front. */
  'key.showInCanvas': { from: 'guide', request: none, reply: done },
  'key.forget': { from: 'guide', request: none, reply: done },

  /** Which world of data. What was captured of the other one is forgotten. */
  'data.choose': { from: 'guide', request: z.strictObject({ source: z.enum(DATA_SOURCES) }), reply: done },
  /** Go to the page on which credentials are made. `answered`: the browser's prompt has closed. */
  'data.open': { from: 'guide', request: z.strictObject({ answered: z.boolean() }), reply: done },
  /** This tool of Canvas is the portal. */
  'data.pickTool': { from: 'guide', request: z.strictObject({ toolId: id }), reply: done },
  /** What the admin has selected on that page is the id (or key), or the secret. A reply with `fault` says why not. */
  'data.pointAt': { from: 'guide', request: z.strictObject({ what: z.enum(['id', 'secret']) }), reply: z.strictObject({ fault: z.nullable(z.string()) }) },
  'data.paste': { from: 'guide', request: z.strictObject({ id: typed, secret }), reply: z.strictObject({ id: z.nullable(z.string()), secret: z.nullable(z.string()) }) },
  /** The last day of the key, ISO 8601 date as typed. */
  'data.setExpiry': { from: 'guide', request: z.strictObject({ expiresOn: typed }), reply: z.strictObject({ fault: z.nullable(z.string()) }) },
  'data.setEvery': { from: 'guide', request: z.strictObject({ hours: z.literal(DATA_EVERY_HOURS) }), reply: done },
  /** Ask the service again. */
  'data.prove': { from: 'guide', request: none, reply: done },
  /** Stop watching the page. */
  'data.stop': { from: 'guide', request: none, reply: done },
  'data.forget': { from: 'guide', request: none, reply: done },
  /** Address of the queue of Live Events; empty for none. Only its form is looked at. */
  'data.setQueue': { from: 'guide', request: z.strictObject({ address: typed }), reply: z.strictObject({ fault: z.nullable(z.string()) }) },

  /** Saved as typed, so that nothing is lost when the popup closes; validity is judged when confirmed. */
  'details.save': { from: 'guide', request: z.strictObject({ draft: DetailsSchema }), reply: done },
  'details.loadCategories': { from: 'guide', request: none, reply: done },
  'details.createCategory': { from: 'guide', request: z.strictObject({ name: typed }), reply: done },
  'details.confirm': { from: 'guide', request: none, reply: z.strictObject({ faults: z.record(z.string(), z.string()) }) },

  /** The road that the admin prefers; `null`: whichever there is, the API first. */
  'account.prefer': { from: 'guide', request: z.strictObject({ road: z.nullable(z.enum(['api', 'form'])) }), reply: done },
  /** Opens IntelliBoard's integrations in a tab, and notices the sign-in. */
  'form.open': { from: 'guide', request: none, reply: done },
  /** Looks at the page of IntelliBoard that is open: what would go where, and which marks there are. Writes nothing. */
  'form.look': { from: 'guide', request: none, reply: done },
  /** Writes into those of the fields that the last look has named. */
  'form.fill': { from: 'guide', request: z.strictObject({ lookId: id, fields: z.array(z.enum(CONNECTION_FIELDS)) }), reply: done },
  /** Writes one value into the field that the admin has clicked into. `mayBeVisible`: a secret, too, where it can be read on the screen. */
  'form.put': { from: 'guide', request: z.strictObject({ field: z.enum(CONNECTION_FIELDS), mayBeVisible: z.boolean() }), reply: z.strictObject({ result: z.enum(PUT_RESULTS) }) },

  'send.start': { from: 'guide', request: none, reply: done },
  /** Adds the data credentials to the connection, which was sent without them. */
  'send.addData': { from: 'guide', request: none, reply: done },
  'send.tryNow': { from: 'guide', request: none, reply: done },
  'send.stop': { from: 'guide', request: none, reply: done },
  'send.check': { from: 'guide', request: none, reply: done },
  /** Details that were changed after the connection was sent. */
  'send.changeDetails': { from: 'guide', request: none, reply: done },
  /** Whether IntelliBoard has a connection to this Canvas already. */
  'send.lookForExisting': { from: 'guide', request: none, reply: done },
  /** Another developer key takes the place of the connection's. */
  'rotation.start': { from: 'guide', request: none, reply: done },
  'rotation.cancel': { from: 'guide', request: none, reply: done },
  /** The new key goes to IntelliBoard, where it waits to be authorised. */
  'rotation.send': { from: 'guide', request: none, reply: done },
  /** Turn the old key OFF in Canvas. */
  'rotation.turnOldOff': { from: 'guide', request: none, reply: done },
  'rotation.finish': { from: 'guide', request: none, reply: done },
  /** Other credentials of Canvas data take the place of the connection's. */
  'rotation.renewData': { from: 'guide', request: none, reply: done },
  'rotation.cancelData': { from: 'guide', request: none, reply: done },
  /** Remove this connection: here, and where it is wanted at IntelliBoard; those of Canvas's keys are turned OFF for which it is wanted, by client id. */
  'removal.start': { from: 'guide', request: z.strictObject({ atIntelliBoard: z.boolean(), turnOff: z.array(id).check(z.maxLength(2)) }), reply: done },
  'removal.cancel': { from: 'guide', request: none, reply: done },
  /** Take over the connection that IntelliBoard has for this address. */
  'send.adopt': { from: 'guide', request: none, reply: done },

  /** Read who is signed in at Canvas. */
  'authorize.lookWho': { from: 'guide', request: none, reply: done },
  /** Have Canvas ask whether IntelliBoard may act for whoever is signed in. `anyway`: the admin was warned about who that is. */
  'authorize.begin': { from: 'guide', request: z.strictObject({ anyway: z.boolean() }), reply: done },
  /** How the consent stands by now. */
  'authorize.check': { from: 'guide', request: none, reply: done },
  /** Wait for it no longer. */
  'authorize.stop': { from: 'guide', request: none, reply: done },
  /** Form road: the admin says that they have authorised. */
  'authorize.confirm': { from: 'guide', request: none, reply: done },

  /** Start the first run. */
  'process.start': { from: 'guide', request: none, reply: done },
  /** Look at the run now. */
  'process.look': { from: 'guide', request: none, reply: done },
  /** Turn the connection's "Active" on. */
  'process.activate': { from: 'guide', request: none, reply: done },
  /** Whether to notify when it is done. The browser was asked before. */
  'process.setNotify': { from: 'guide', request: z.strictObject({ wanted: z.boolean() }), reply: done },
  /** The end of the run is before the admin's eyes. */
  'process.acknowledge': { from: 'guide', request: none, reply: done },
  /** Form road: IntelliBoard's page to the front; what it says of the run; the admin says that it runs. */
  'process.open': { from: 'guide', request: none, reply: done },
  'process.readPage': { from: 'guide', request: none, reply: done },
  'process.confirm': { from: 'guide', request: none, reply: done },
  /** Read from Canvas what there is to choose from. Has no effect elsewhere. */
  'choices.load': { from: 'guide', request: choiceStep, reply: done },
  /** Saved as chosen, complete or not; validity is judged when confirmed. */
  'filters.save': { from: 'guide', request: z.strictObject({ draft: FiltersDraftSchema }), reply: done },
  'roles.save': { from: 'guide', request: z.strictObject({ draft: rolesDraft }), reply: done },
  /** Put what is proposed in place of what was chosen. */
  'choices.propose': { from: 'guide', request: choiceStep, reply: done },
  /** Take out what Canvas does not have any more. */
  'choices.dropGone': { from: 'guide', request: choiceStep, reply: done },
  /** Confirm; on the API road IntelliBoard is to save it, too. */
  'choices.confirm': { from: 'guide', request: choiceStep, reply: z.strictObject({ faults: z.record(z.string(), z.string()) }) },
  /** Stop reading, or saving. */
  'choices.stop': { from: 'guide', request: choiceStep, reply: done },

  /** Look at IntelliBoard's tab of filters or roles that is open: what would go where. Chooses nothing. */
  'lists.look': { from: 'guide', request: choiceStep, reply: done },
  /** Choose in those of the lists that the last look has named. */
  'lists.fill': { from: 'guide', request: z.strictObject({ step: z.enum(['filters', 'roles']), fields: z.array(z.enum(LIST_FIELDS)) }), reply: done },
  /** Choose in the list that the admin has clicked into. */
  'lists.put': { from: 'guide', request: z.strictObject({ field: z.enum(LIST_FIELDS) }), reply: ListPutSchema },
  /** A page of ours shows how the connection in view stands: what is old is asked again. */
  'health.opened': { from: 'guide', request: none, reply: done },
  /** "Check now". */
  'health.check': { from: 'guide', request: none, reply: done },
  /** What this check found is as it should be. */
  'health.accept': { from: 'guide', request: z.strictObject({ id: z.enum(ACCEPTABLE) }), reply: done },
  /** Put one finding of the developer key right in Canvas, and look again. */
  'health.fix': { from: 'guide', request: z.strictObject({ finding: z.enum(FINDINGS) }), reply: done },
  'health.setNotify': { from: 'guide', request: z.strictObject({ notify: z.boolean() }), reply: done },

  'vault.setPassphrase': { from: 'guide', request: z.strictObject({ passphrase: secret }), reply: z.strictObject({ fault: z.nullable(z.string()) }) },
  'vault.unlock': { from: 'guide', request: z.strictObject({ passphrase: secret }), reply: z.strictObject({ fault: z.nullable(z.string()) }) },
  'vault.forget': { from: 'guide', request: none, reply: done },

  /** Every effect on a remote system, of all connections, the newest first. */
  'journal.read': { from: 'guide', request: none, reply: z.strictObject({ entries: z.array(JournalEntrySchema) }) },
  'journal.clear': { from: 'guide', request: none, reply: done },

  ...PAGE_REPORTS,
} as const;

export type MessageName = keyof typeof PROTOCOL;
export type Request<N extends MessageName> = z.infer<(typeof PROTOCOL)[N]['request']>;
export type Reply<N extends MessageName> = z.infer<(typeof PROTOCOL)[N]['reply']>;
export type Origin = (typeof PROTOCOL)[MessageName]['from'];

/**
 * What goes over the wire. `version` is the extension's: a script of an older one is refused. `run`: the connection that
 * a page of ours shows, so that a click never acts on another one that came into view meanwhile; pages of others name none.
 */
export const EnvelopeSchema = z.strictObject({ to: z.literal('worker'), version: z.string(), run: z.optional(z.string()), name: z.string(), data: z.unknown() });
