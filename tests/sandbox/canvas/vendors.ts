import { SCOPES } from './api/scope-list';
import { seconds, type KeyRing } from './keys';

interface Vendor {
  readonly name: string;
  readonly email?: string;
  readonly site: string;
  readonly lti?: true;
  readonly off?: true;
  readonly scoped?: true;
  readonly notes?: string;
}

/** Keys of other vendors and departments, as a school gathers them. */
const VENDORS: readonly Vendor[] = [
  { name: 'Campus Directory', email: 'it@fernwood.edu', site: 'directory.fernwood.example', notes: 'Nightly staff sync' },
  { name: 'Library Reserves', email: 'library@fernwood.edu', site: 'reserves.fernwood.example' },
  { name: 'Gradebook Sync', email: 'support@gradebook-sync.example', site: 'app.gradebook-sync.example', scoped: true },
  { name: 'Proctor Lane', email: 'help@proctorlane.example', site: 'proctorlane.example' },
  { name: 'Adaptive Math', email: 'lti@adaptive-math.example', site: 'adaptive-math.example', lti: true },
  { name: 'Course Evaluations', email: 'ir@fernwood.edu', site: 'evals.fernwood.example' },
  { name: 'Peer Review Hub', site: 'peer-review-hub.example', off: true },
  { name: 'Video Notes', email: 'hello@videonotes.example', site: 'videonotes.example', scoped: true },
  { name: 'Attendance Kiosk', email: 'registrar@fernwood.edu', site: 'kiosk.fernwood.example' },
  { name: 'Whiteboard', email: 'lti@whiteboard.example', site: 'whiteboard.example', lti: true },
  { name: 'Early Alert', email: 'advising@fernwood.edu', site: 'alert.fernwood.example', scoped: true },
  { name: 'Mobile App (2023)', email: 'it@fernwood.edu', site: 'm.fernwood.example', off: true, notes: 'Replaced; kept until January' },
  { name: 'Bookstore', email: 'books@fernwood.edu', site: 'books.fernwood.example' },
  { name: 'Publisher Content', site: 'content.publisher.example', lti: true },
  { name: 'Plagiarism Check', email: 'admin@plagcheck.example', site: 'plagcheck.example' },
  { name: 'Polling', email: 'polls@fernwood.edu', site: 'polls.fernwood.example', off: true },
  { name: 'Scheduler', email: 'support@scheduler.example', site: 'scheduler.example' },
  { name: 'Accessible Docs', email: 'team@accessible-docs.example', site: 'accessible-docs.example' },
  { name: 'Degree Audit', email: 'registrar@fernwood.edu', site: 'audit.fernwood.example', scoped: true },
  { name: 'Kaleido Media', email: 'support@kaleido.example', site: 'kaleido.example', lti: true },
];

/**
 * Keys that Instructure gives to every Canvas. One has the very name that a school's own key is to have: it is
 * not the school's, and it carries no secret there.
 */
const INHERITED = [
  { name: 'Global Catalog', binding: 'on' },
  { name: 'IntelliBoard Pro', binding: 'off' },
  { name: 'Student Mobile', binding: 'allow' },
] as const;

const FIRST_DAY = Date.UTC(2024, 7, 19, 15, 20);
const DAY_MS = 86_400_000;
/** A day after the last of the usual keys. */
const LAST_DAY = FIRST_DAY + VENDORS.length * 31 * DAY_MS;
const MINUTE_MS = 60_000;

/** How many keys of others a Canvas has unless told otherwise. */
export const USUAL_KEYS = VENDORS.length;

/** Fills a Canvas up to this many keys of others; after the usual ones come made-up ones. `random` decides dates and use. */
export function addVendors(keys: KeyRing, random: () => number, count: number): void {
  const have = keys.list({ inherited: false }).filter(({ own }) => !own).length;
  const readOnly = SCOPES.filter(({ verb }) => verb === 'GET').map(({ scope }) => scope);
  for (let at = have; at < count; at += 1) {
    const vendor = VENDORS[at] ?? { name: `Department Tool ${at + 1}`, email: `tool-${at + 1}@fernwood.edu`, site: `tool-${at + 1}.fernwood.example` };
    const createdAt = at < USUAL_KEYS ? FIRST_DAY + at * 31 * DAY_MS + Math.floor(random() * 20 * DAY_MS) : LAST_DAY + at * MINUTE_MS;
    const tokens = vendor.off === true || vendor.lti === true ? 0 : Math.floor(random() * 240);
    keys.add({
      name: vendor.name,
      email: vendor.email ?? null,
      notes: vendor.notes ?? null,
      redirectUris: [`https://${vendor.site}/${vendor.lti === true ? 'lti/launch' : 'oauth/callback'}`],
      requireScopes: vendor.scoped ?? false,
      scopes: vendor.scoped === true ? readOnly.slice(at, at + 6) : [],
      isLti: vendor.lti ?? false,
      binding: vendor.off === true ? 'off' : 'on',
      createdAt: seconds(new Date(createdAt)),
      lastUsedAt: tokens === 0 ? null : seconds(new Date(createdAt + Math.floor(random() * 60 * DAY_MS))),
      tokens,
    });
  }
}

/** What every Canvas inherits. */
export function addInherited(keys: KeyRing): void {
  for (const { name, binding } of INHERITED) keys.add({ name, binding, inherited: true, createdAt: seconds(new Date(FIRST_DAY)) });
}
