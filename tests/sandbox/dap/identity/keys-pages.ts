import type { SandboxRequest, SandboxResponse } from '../../site';
import type { DapKey } from '../keys';
import type { DapState } from '../state';
import type { Drawn, DrawnBuild } from './builds/drawn';
import { USERS } from '../../canvas/people';
import { ask, close, EMPTY, FIELDS, reveal, rowOf, verify, type KeyForm } from './key-making';
import { page, redirect, viewOf } from './layout';
import type { Session } from './sessions';

interface Visit {
  readonly state: DapState;
  readonly request: SandboxRequest;
  readonly session: Session;
  readonly build: DrawnBuild;
}

/** Where the code goes. */
export const EMAIL = USERS.admin.email;

/** The keys in a build that the server draws. Returns `null` where there is nothing. */
export function answerKeysPages(visit: Visit): SandboxResponse | null {
  const { state, request, session, build } = visit;
  const { method, url } = request;
  const view = viewOf(state, session);
  const { keys, verify: verifying } = view.words;
  switch (`${method} ${url.pathname}`) {
    case 'GET /keys':
      return show(visit, keys.title, build.keys(view, [...state.keys.all].reverse().map(rowOf)));
    case 'GET /keys/new':
      return show(visit, keys.add, build.newKey(view, EMPTY, {}));
    case 'POST /keys': {
      const form = formOf(visit);
      const faults = ask(session, form);
      return faults === null ? redirect('/keys/verify') : show(visit, keys.add, build.newKey(view, form, faults), 422);
    }
    case 'GET /keys/verify':
      return session.pending === null ? redirect('/keys', 302) : show(visit, verifying.title, build.verify(view, EMAIL, false));
    case 'POST /keys/verify': {
      const made = verify(state, session, posted(visit).get(build.names.code) ?? '');
      if (made === 'nothing-waits') return redirect('/keys');
      return made === 'wrong' ? show(visit, verifying.title, build.verify(view, EMAIL, true), 422) : redirect(`/keys/${made.ref}`);
    }
  }
  const [, ref = '', action = ''] = /^\/keys\/([0-9a-f]+)(?:\/(credentials|close))?$/.exec(url.pathname) ?? [];
  const key = state.keys.withRef(ref);
  return key === undefined ? null : onKey(visit, key, `${method} ${action}`);
}

function onKey(visit: Visit, key: DapKey, what: string): SandboxResponse | null {
  const view = viewOf(visit.state, visit.session);
  switch (what) {
    case 'GET ':
      return show(visit, key.name, visit.build.made(view, rowOf(key)));
    // Whoever loads the window anew lands where it was opened.
    case 'GET credentials':
      return redirect(`/keys/${key.ref}`, 302);
    case 'POST credentials': {
      const credentials = reveal(key);
      return credentials === null ? show(visit, key.name, visit.build.made(view, rowOf(key)), 410) : show(visit, view.words.credentials.title, visit.build.credentials(view, rowOf(key), credentials));
    }
    case 'POST close':
      close(key);
      return redirect('/keys');
    default:
      return null;
  }
}

function formOf(visit: Visit): KeyForm {
  const values = posted(visit);
  return Object.fromEntries(FIELDS.map((field) => [field, values.get(visit.build.names[field]) ?? ''])) as Record<keyof KeyForm, string>;
}

function posted({ request }: Visit): URLSearchParams {
  return new URLSearchParams(request.body.toString());
}

function show({ state, session }: Visit, title: string, drawn: Drawn, status = 200): SandboxResponse {
  return page(viewOf(state, session), { title, status, ...drawn });
}
