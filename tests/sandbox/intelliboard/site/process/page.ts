import { DRAWN } from './drawn';
import { processViewOf } from './view';
import { startRun, whyNotProcess } from '../../runs/start';
import type { StoredConnection } from '../../state';
import type { SandboxResponse } from '../../../site';
import { json, redirect } from '../answers';
import type { Visit } from '../form';
import { page } from '../layout';
import { tabsOf } from '../tabs';
import { processPath } from '../view';

/** "Process Data": begins a run, and shows the latest one until it is over. */
export function answerProcess({ state, request, session, fetch }: Visit, connection: StoredConnection): SandboxResponse {
  const isScript = request.headers['accept'] === 'application/json';
  const fault = request.method === 'POST' ? whyNotProcess(connection) : null;
  const begins = request.method === 'POST' && fault === null;
  if (begins) startRun(state, connection, fetch);
  const view = processViewOf(state, connection, session.csrf, fault);
  if (isScript) return json(200, view);
  if (begins) return redirect(processPath(connection));
  const isOpen = view.run !== null && !view.run.isOver;
  return page(state, { title: view.title, tabs: tabsOf(state, connection, 'process'), ...DRAWN[state.site.build](view, isOpen), session, status: fault === null ? 200 : 422, className: `build-${state.site.build}` });
}
