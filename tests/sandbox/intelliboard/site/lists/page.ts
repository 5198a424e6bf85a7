import { plainLists } from './builds/plain';
import { reactLists } from './builds/react';
import { shiftingLists } from './builds/shifting';
import { tablesLists } from './builds/tables';
import { wizardLists } from './builds/wizard';
import { FIELDS_OF, SECTIONS_OF, type Section, type Tab } from './fields';
import { nameOf } from './control-names';
import { chosenFromJson, chosenOf, judge, save, type Chosen, type ListFaults } from './values';
import { listsViewOf } from './view';
import { readNames } from '../../names';
import type { StoredConnection } from '../../state';
import type { SandboxResponse } from '../../../site';
import { json, redirect } from '../answers';
import type { Drawn } from '../builds/drawn';
import type { Visit } from '../form';
import { page } from '../layout';
import { tabsOf } from '../tabs';
import { pathOfTab } from '../view';
import { parseJson } from '@/utils/core/json';

/** "Filter Settings" or "Role Settings" of a connection: shown, and sent, in the build of the day. */
export function answerLists(visit: Visit, connection: StoredConnection, tab: Tab): SandboxResponse {
  const { state, request } = visit;
  // Where the names could not be read, whoever looks has it tried again.
  if (connection.names === 'failed') void readNames(connection, visit.fetch);
  if (state.site.build === 'wizard') return answerWizard(visit, connection, tab);
  if (request.method === 'GET') return show(visit, connection, tab, { chosen: chosenOf(connection, tab), isSaved: request.url.searchParams.has('saved') });
  if (request.headers['content-type']?.startsWith('application/json') === true) return answerScript(visit, connection, tab);
  const chosen = fromForm(visit, FIELDS_OF[tab]);
  const faults = send(visit, connection, tab, chosen);
  return faults === null ? redirect(`${pathOfTab(connection, tab)}?saved=1`) : show(visit, connection, tab, { chosen, faults });
}

/** "Save" of a build that sends it by script. */
function answerScript(visit: Visit, connection: StoredConnection, tab: Tab): SandboxResponse {
  const chosen = chosenFromJson(parseJson(visit.request.body.toString()));
  if (chosen === null) return json(400, { error: 'invalid' });
  const faults = send(visit, connection, tab, chosen);
  const { sections } = listsViewOf(visit.state, { connection, tab, path: '', csrf: '', chosen, faults: faults ?? {} });
  return json(faults === null ? 200 : 422, { errors: Object.fromEntries(sections.flatMap(({ lists }) => lists.flatMap(({ field, error }) => (error === null ? [] : [[field, error]])))) });
}

function fromForm({ state, request }: Visit, fields: readonly (typeof FIELDS_OF)[Tab][number][]): Chosen {
  const posted = new URLSearchParams(request.body.toString());
  return Object.fromEntries(fields.map((field) => [field, posted.getAll(nameOf(state.site.build, field))]));
}

/** Saves what is right; else what is wrong with it. */
function send({ state }: Visit, connection: StoredConnection, tab: Tab, chosen: Chosen): ListFaults | null {
  const faults = judge(connection, tab, chosen);
  const isRight = Object.keys(faults).length === 0;
  if (isRight) save(state, connection, tab, chosen);
  state.site.lastChosen = { outcome: isRight ? 'stored' : 'refused', connectionId: connection.id, tab, chosen };
  return isRight ? null : faults;
}

interface Held {
  readonly chosen: Chosen;
  readonly faults?: ListFaults;
  readonly isSaved?: boolean;
}

function show(visit: Visit, connection: StoredConnection, tab: Tab, held: Held, section?: Section): SandboxResponse {
  const { state, session } = visit;
  const view = listsViewOf(state, { connection, tab, path: pathOfTab(connection, tab), csrf: session.csrf, ...held });
  const drawn = ((): Drawn => {
    switch (state.site.build) {
      case 'plain':
        return plainLists(view);
      case 'react':
        return reactLists(view);
      case 'shifting':
        return shiftingLists(view);
      case 'tables':
        return tablesLists(view);
      case 'wizard':
        return wizardLists(view, section?.name ?? SECTIONS_OF[tab][0].name, state.site.language);
    }
  })();
  return page(state, { title: view.title, tabs: tabsOf(state, connection, tab), ...drawn, refreshes: view.isReading, session, status: held.faults === undefined ? 200 : 422, className: `build-${state.site.build}` });
}

/** A page a section. What is chosen is kept from page to page; only the last one saves it. */
function answerWizard(visit: Visit, connection: StoredConnection, tab: Tab): SandboxResponse {
  const { request, session } = visit;
  const sections: readonly Section[] = SECTIONS_OF[tab];
  const path = pathOfTab(connection, tab);
  const section = sections.find(({ name }) => name === request.url.searchParams.get('step')) ?? sections[0];
  const draft = session.chosen.get(path) ?? chosenOf(connection, tab);
  if (section === undefined) throw new Error('A tab has sections.');
  if (request.method === 'GET') return show(visit, connection, tab, { chosen: draft, isSaved: request.url.searchParams.has('saved') }, section);

  const chosen: Chosen = { ...draft, ...fromForm(visit, section.fields) };
  session.chosen.set(path, chosen);
  const at = sections.indexOf(section);
  const go = new URLSearchParams(request.body.toString()).get('go');
  const step = (to: Section | undefined, more = '') => redirect(`${path}?step=${to?.name ?? section.name}${more}`);
  const isLast = at === sections.length - 1;
  const own = isLast && go !== 'back' ? send(visit, connection, tab, chosen) : judged(connection, tab, chosen, section);
  if (!isLast) visit.state.site.lastChosen = { outcome: own === null ? 'kept' : 'refused', connectionId: connection.id, tab, chosen };
  if (go === 'back') return step(sections[at - 1]);
  if (own !== null) return show(visit, connection, tab, { chosen, faults: own }, section);
  if (!isLast) return step(sections[at + 1]);
  session.chosen.delete(path);
  return step(section, '&saved=1');
}

function judged(connection: StoredConnection, tab: Tab, chosen: Chosen, { fields }: Section): ListFaults | null {
  const faults = Object.entries(judge(connection, tab, chosen)).filter(([field]) => fields.some((one) => one === field));
  return faults.length === 0 ? null : Object.fromEntries(faults);
}
