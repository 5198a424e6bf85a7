import { findOne, findVisible, generationOf } from '@/utils/canvas/find';
import { lookAtPage } from '@/utils/canvas/page';
import { secretInDialog, secretsInDialogs } from '@/utils/canvas/shown-secret';
import { FORM_HASH, scopeBox, SELECTORS, type SelectorName } from '@/utils/canvas/selectors';
import { whenSeen, within } from '@/utils/canvas/wait';
import { pause } from '@/utils/core/pause';
import { setChecked, setText } from '@/utils/canvas/write-fields';
import type { Secret } from '@/utils/core/secret';
import type { KeyPlan } from '@/utils/model/developer-key';
import type { FormField, FormOutcome, FormReport } from '@/utils/model/form-report';

const OPENS_WITHIN_MS = 8_000;
/** Any change of the hash makes the page build itself anew, so a node counts only when it has stayed. */
const STEADY_MS = 250;
const TAKES_WITHIN_MS = 1_500;
const SCOPES_WITHIN_MS = 10_000;
const SCOPE_WITHIN_MS = 6_000;
/** So many groups are unfolded at a time: each draws all its scopes. */
const UNFOLDED_AT_ONCE = 10;
/** Canvas asks which apps belong to a redirect URI half a second after it was written ([B] `useUtidMatching`). */
const APPS_WITHIN_MS = 2_500;

export interface FormFilling {
  /** `missing`: no form that this adapter knows opened. `in-use`: somebody has typed something else into it. */
  readonly outcome: 'filled' | 'missing' | 'in-use' | 'acting-as';
  readonly report: FormReport;
}

/**
 * Opens the form of a new developer key and fills it by the plan, reading back every value; it never presses
 * Save. A form that is open already is filled only where nothing else was typed into it, so doing this again
 * changes nothing.
 */
export async function fillKeyForm(document: Document, plan: KeyPlan, limit: AbortSignal): Promise<FormFilling> {
  const report = (fields: FormReport['fields'], scopesLeft: string[] = []): FormReport => ({ fields, scopesLeft, generation: generationOf(document) });
  const { actingAs, formOpen } = lookAtPage(document);
  if (actingAs) return { outcome: 'acting-as', report: report([]) };
  if (!formOpen) openForm(document);
  const name = await steadyNameField(document, limit);
  if (name === null) return { outcome: 'missing', report: report([{ field: 'name', outcome: 'not_found' }]) };
  const form = name.closest<HTMLElement>('[role="dialog"]') ?? document.body;
  if (isInUse(form, plan)) return { outcome: 'in-use', report: report([]) };

  const fields: { field: FormField; outcome: FormOutcome }[] = [
    { field: 'name', outcome: await fillText(form, 'keyName', plan.name, limit) },
    { field: 'redirect_uris', outcome: await fillText(form, 'redirectUris', plan.redirectUri, limit) },
  ];
  if (plan.email !== null) fields.push({ field: 'email', outcome: await fillText(form, 'ownerEmail', plan.email, limit) });
  if (findOne(form, 'testClusterOnly') !== null) fields.push({ field: 'test_cluster_only', outcome: await fillBox(form, 'testClusterOnly', false, limit) });
  fields.push({ field: 'enforce_scopes', outcome: await fillBox(form, 'enforceScopes', plan.enforceScopes, limit) });
  let scopesLeft: string[] = [];
  if (plan.enforceScopes) {
    scopesLeft = await tickScopes(form, plan.scopes, limit);
    fields.push({ field: 'scopes', outcome: scopesLeft.length === 0 ? 'filled' : 'not_found' });
    if (plan.allowIncludes) fields.push({ field: 'allow_includes', outcome: await fillBox(form, 'allowIncludes', true, limit) });
  }
  const app = await partnerApp(form, limit);
  if (app !== null) fields.push({ field: 'partner_app', outcome: app });
  return { outcome: 'filled', report: report(fields, scopesLeft) };
}

/** Canvas shows the dialog with the new secret at the moment in which it closes the form ([C]). */
const DIALOG_WITHIN_MS = 1_500;

/**
 * Waits until the form is gone, by Save or by Cancel or by leaving, and answers the secret that a dialog shows
 * from then on, which none showed before. `closed` is false when `limit` has come.
 */
export async function whenFormCloses(document: Document, limit: AbortSignal): Promise<{ closed: boolean; secret: Secret | null }> {
  let known: readonly Secret[] = [];
  const closed = await whenSeen(
    document,
    () => {
      if (!lookAtPage(document).formOpen && document.location.hash !== FORM_HASH) return true;
      known = secretsInDialogs(document);
      return null;
    },
    limit,
  );
  if (closed !== true) return { closed: false, secret: null };
  await whenSeen(document, () => secretInDialog(document, known), within(DIALOG_WITHIN_MS, limit));
  // A moment later another one may have come: then nobody can tell which is Canvas's.
  await pause(STEADY_MS, limit);
  return { closed: !limit.aborted, secret: secretInDialog(document, known) };
}

/** A second assignment of the same hash would do nothing, as after a Cancel that left it there. */
function openForm(document: Document): void {
  const { location } = document;
  if (location.hash === FORM_HASH) location.hash = '';
  location.hash = FORM_HASH;
}

async function steadyNameField(document: Document, limit: AbortSignal): Promise<HTMLElement | null> {
  const opens = within(OPENS_WITHIN_MS, limit);
  while (!opens.aborted) {
    const field = await whenSeen(document, () => findOne(document, 'keyName'), opens);
    if (field === null) return null;
    await pause(STEADY_MS, opens);
    if (findOne(document, 'keyName') === field) return field;
  }
  return null;
}

/** Whether a field holds what is neither empty nor from this plan. */
function isInUse(form: HTMLElement, plan: KeyPlan): boolean {
  const ours: Partial<Record<SelectorName, string>> = { keyName: plan.name, redirectUris: plan.redirectUri, ownerEmail: plan.email ?? '' };
  const texts: readonly SelectorName[] = ['keyName', 'ownerEmail', 'redirectUris', 'legacyRedirectUri', 'vendorCode', 'iconUrl', 'notes'];
  return texts.some((name) => {
    const there = valueOf(findOne(form, name));
    return there !== '' && there !== ours[name];
  });
}

async function fillText(form: HTMLElement, name: SelectorName, text: string, limit: AbortSignal): Promise<FormOutcome> {
  const field = findOne(form, name);
  if (!isTextField(field)) return 'not_found';
  if (field.value === text) return 'already';
  setText(field, text);
  // Looked up anew: React may have put another node in its place, and the value counts only if it has kept it.
  return settled(form, () => valueOf(findOne(form, name)) === text, limit);
}

async function fillBox(form: HTMLElement, name: SelectorName, checked: boolean, limit: AbortSignal): Promise<FormOutcome> {
  const box = findOne(form, name);
  if (!isBox(box)) return 'not_found';
  if (box.checked === checked) return 'already';
  setChecked(box, checked);
  return settled(form, () => isChecked(findOne(form, name)) === checked, limit);
}

/** Ticks each scope; those that cannot be found or do not take the tick are returned. */
async function tickScopes(form: HTMLElement, scopes: readonly string[], limit: AbortSignal): Promise<string[]> {
  const { ownerDocument: document } = form;
  const list = await whenSeen(document, () => findOne(form, 'scopesList'), within(SCOPES_WITHIN_MS, limit));
  if (list === null) return [...scopes];
  const left: string[] = [];
  for (const scope of scopes) if (!limit.aborted && !(await tickScope(form, scope, limit))) left.push(scope);
  const search = findOne(form, 'scopeSearch');
  if (isTextField(search)) setText(search, '');
  return left;
}

/**
 * Groups are folded, and drawn only when they come into view; so the list is narrowed down to the one scope
 * first, and what is still folded is unfolded.
 */
async function tickScope(form: HTMLElement, scope: string, limit: AbortSignal): Promise<boolean> {
  const { ownerDocument: document } = form;
  const search = findOne(form, 'scopeSearch');
  if (isTextField(search) && search.value !== scope) setText(search, scope);
  const find = () => {
    const [box, ...others] = findVisible(form, scopeBox(scope)).filter(isBox);
    return others.length > 0 ? null : (box ?? null);
  };
  const box = await whenSeen(
    document,
    () => {
      const there = find();
      if (there === null) unfoldGroups(form);
      return there;
    },
    within(SCOPE_WITHIN_MS, limit),
  );
  if (box === null) return false;
  setChecked(box, true);
  return (await settled(form, () => find()?.checked === true, limit)) === 'filled';
}

/** Unfolds what is in view and folded; then brings on what comes after it, since a group is drawn only when it is seen. */
function unfoldGroups(form: HTMLElement): void {
  const toggles = findVisible(form, SELECTORS.scopeGroupToggle[0]);
  const folded = toggles.filter((toggle) => toggle.getAttribute('aria-expanded') === 'false');
  for (const toggle of folded.slice(0, UNFOLDED_AT_ONCE)) toggle.click();
  if (folded.length === 0) findOne(form, 'scopesList')?.lastElementChild?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
}

/** "Linked Partner App": where Canvas shows it and has not chosen itself, Save does nothing until the admin has. */
async function partnerApp(form: HTMLElement, limit: AbortSignal): Promise<FormOutcome | null> {
  const field = await whenSeen(form.ownerDocument, () => chosenOrOpen(findOne(form, 'partnerApp')), within(APPS_WITHIN_MS, limit));
  if (field === null) return null;
  // Canvas chooses by itself where there is only one, a moment after the field has appeared.
  const chosen = await whenSeen(form.ownerDocument, () => (valueOf(findOne(form, 'partnerApp')) === '' ? null : true), within(TAKES_WITHIN_MS, limit));
  return chosen === true ? 'already' : 'choose';
}

/** The field is there but shut while Canvas is looking, and where it knows no app. */
function chosenOrOpen(field: HTMLElement | null): HTMLElement | null {
  return field === null || (field as HTMLInputElement).disabled ? null : field;
}

async function settled(form: HTMLElement, isSo: () => boolean, limit: AbortSignal): Promise<FormOutcome> {
  const seen = await whenSeen(form.ownerDocument, () => (isSo() ? true : null), within(TAKES_WITHIN_MS, limit));
  return seen === true ? 'filled' : 'not_taken';
}

function valueOf(field: HTMLElement | null): string {
  return isTextField(field) ? field.value : '';
}

function isChecked(box: HTMLElement | null): boolean | null {
  return isBox(box) ? box.checked : null;
}

function isTextField(element: HTMLElement | null): element is HTMLInputElement | HTMLTextAreaElement {
  return element !== null && (element.tagName === 'INPUT' || element.tagName === 'TEXTAREA');
}

function isBox(element: HTMLElement | null): element is HTMLInputElement {
  return element !== null && element.tagName === 'INPUT' && (element as HTMLInputElement).type === 'checkbox';
}
