import type { SandboxRequest, SandboxResponse, SiteFetch } from '../../site';
import type { State, StoredConnection } from '../state';
import { CANVAS_FORM } from './account-pages';
import { json, redirect } from './answers';
import type { Drawn } from './builds/drawn';
import { plain, PLAIN_NAMES } from './builds/plain';
import { react } from './builds/react';
import { shifting } from './builds/shifting';
import { tables, TABLES_NAMES } from './builds/tables';
import { stepNamed, STEPS, wizard, wizardNames, type Step } from './builds/wizard';
import { page } from './layout';
import type { Session } from './sessions';
import { keep, submit, type Faults } from './submit';
import { tabsOf } from './tabs';
import { EMPTY, fromForm, fromJson, valuesOf, type FormValues } from './values';
import { editPath, viewOf, type FormView } from './view';
import { WORDS } from './words';
import { parseJson } from '@/utils/core/json';

/** A request of somebody who is signed in. */
export interface Visit {
  readonly state: State;
  readonly request: SandboxRequest;
  readonly session: Session;
  readonly fetch: SiteFetch;
}

/** The connection form, empty or of a connection: shown, and sent, in the build of the day. */
export function answerForm(visit: Visit, connection: StoredConnection | null): SandboxResponse {
  const { state, request } = visit;
  if (state.site.build === 'wizard') return answerWizard(visit, connection);
  const before = connection === null ? EMPTY : valuesOf(connection);
  if (request.method === 'GET') return show(visit, connection, before);
  if (request.headers['content-type']?.startsWith('application/json') === true) return answerScript(visit, connection);
  const values = fromForm(new URLSearchParams(request.body.toString()), state.site.build === 'tables' ? TABLES_NAMES : PLAIN_NAMES, before);
  const done = submit(state, connection, values, visit.fetch);
  return 'faults' in done ? show(visit, connection, values, done.faults) : redirect(editPath(done.connection));
}

/** "Continue" of a build that sends it by script. */
function answerScript({ state, request, session, fetch }: Visit, connection: StoredConnection | null): SandboxResponse {
  const values = fromJson(parseJson(request.body.toString()));
  if (values === null) return json(400, { error: 'invalid' });
  const done = submit(state, connection, values, fetch);
  if ('faults' in done) return json(422, { errors: viewOf(state, { path: '', csrf: session.csrf, connection, values, faults: done.faults }).errors });
  const view = viewOf(state, { path: editPath(done.connection), csrf: session.csrf, connection: done.connection, values: valuesOf(done.connection) });
  return json(200, { path: view.path, checksPath: view.checksPath, values: view.values, stored: view.stored, categories: view.categories });
}

function show(visit: Visit, connection: StoredConnection | null, values: FormValues, faults: Faults = {}): SandboxResponse {
  const view = viewOf(visit.state, { path: pathOf(connection), csrf: visit.session.csrf, connection, values, faults });
  return paged(visit, connection, view, draw(visit.state, view), Object.keys(faults).length > 0);
}

function draw({ site: { build } }: State, view: FormView): Drawn {
  switch (build) {
    case 'plain':
      return plain(view);
    case 'react':
      return react(view);
    case 'shifting':
      return shifting(view);
    case 'tables':
      return tables(view);
    case 'wizard':
      return wizard(view, STEPS[0]);
  }
}

/** What is typed is kept from page to page; only the last one stores it. */
function answerWizard(visit: Visit, connection: StoredConnection | null): SandboxResponse {
  const { state, request, session } = visit;
  const path = pathOf(connection);
  const step = stepNamed(request.url.searchParams.get('step'));
  const draft = session.drafts.get(path) ?? (connection === null ? EMPTY : valuesOf(connection));
  if (request.method === 'GET') return showStep(visit, connection, step, draft);

  const posted = new URLSearchParams(request.body.toString());
  const values = fromForm(posted, wizardNames(step), draft);
  // An empty secret leaves the one that was typed on an earlier visit to the page.
  const kept: FormValues = { ...values, clientSecret: values.clientSecret || draft.clientSecret, dataClientSecret: values.dataClientSecret || draft.dataClientSecret };
  session.drafts.set(path, kept);
  const at = STEPS.indexOf(step);
  if (posted.get('go') === 'back') {
    keep(state, connection, kept);
    return redirect(stepPath(path, STEPS[at - 1] ?? STEPS[0]));
  }
  const next = STEPS[at + 1];
  if (next !== undefined) {
    const faults = keep(state, connection, kept);
    const own = Object.fromEntries(Object.entries(faults).filter(([field]) => step.fields.some((one) => one === field)));
    return Object.keys(own).length > 0 ? showStep(visit, connection, step, kept, own) : redirect(stepPath(path, next));
  }
  const done = submit(state, connection, kept, visit.fetch);
  if ('faults' in done) return showStep(visit, connection, step, kept, done.faults);
  session.drafts.delete(path);
  return redirect(stepPath(editPath(done.connection), step));
}

function showStep(visit: Visit, connection: StoredConnection | null, step: Step, drafted: FormValues, faults: Faults = {}): SandboxResponse {
  const view = viewOf(visit.state, { path: pathOf(connection), csrf: visit.session.csrf, connection, values: drafted, faults, drafted });
  return paged(visit, connection, view, wizard(view, step), Object.keys(faults).length > 0);
}

function paged({ state, session }: Visit, connection: StoredConnection | null, view: FormView, { content, scripts, style = '', refreshes = false }: Drawn, isRefused: boolean): SandboxResponse {
  const { newTitle, editTitle } = WORDS[state.site.language].form;
  return page(state, { title: view.isNew ? newTitle : editTitle, content, scripts, style, refreshes, session, tabs: connection === null ? null : tabsOf(state, connection, 'connection'), status: isRefused ? 422 : 200, className: `build-${state.site.build}` });
}

function pathOf(connection: StoredConnection | null): string {
  return connection === null ? CANVAS_FORM : editPath(connection);
}

function stepPath(path: string, { name }: Step): string {
  return `${path}?step=${name}`;
}
