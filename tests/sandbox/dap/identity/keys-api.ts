import type { SandboxRequest, SandboxResponse } from '../../site';
import type { DapState } from '../state';
import { ask, close, FormSchema, reveal, rowOf, verify, type Faults, type KeyRow } from './key-making';
import { EMAIL } from './keys-pages';
import type { Session } from './sessions';
import { parseJson } from '@/utils/core/json';
import { z } from '@/utils/model/zod';

/** What a script is answered, by the status. */
export interface Answers {
  readonly list: { readonly keys: readonly KeyRow[] };
  readonly asked: { readonly email: string };
  readonly refused: { readonly faults: Faults };
  readonly made: { readonly key: KeyRow };
  readonly credentials: { readonly clientId: string; readonly secret: string };
}

const CodeSchema = z.object({ code: z.string() });

/**
 * The keys, as the script of the React build asks for them: `GET /api/keys`; `POST /api/keys` (202, or 422 with
 * faults), `POST /api/keys/verify` (201, or 422), `POST /api/keys/<ref>/credentials` (200 once, then 410) and
 * `POST /api/keys/<ref>/close` (204). Returns `null` where there is nothing.
 */
export function answerKeysApi(state: DapState, { method, url, body }: SandboxRequest, session: Session): SandboxResponse | null {
  const sent = parseJson(body.toString());
  switch (`${method} ${url.pathname}`) {
    case 'GET /api/keys':
      return json(200, { keys: [...state.keys.all].reverse().map(rowOf) } satisfies Answers['list']);
    case 'POST /api/keys': {
      const form = FormSchema.safeParse(sent);
      if (!form.success) return json(400, { error: 'invalid' });
      const faults = ask(session, form.data);
      return faults === null ? json(202, { email: EMAIL } satisfies Answers['asked']) : json(422, { faults } satisfies Answers['refused']);
    }
    case 'POST /api/keys/verify': {
      const made = verify(state, session, CodeSchema.safeParse(sent).data?.code ?? '');
      return typeof made === 'string' ? json(422, { error: made }) : json(201, { key: rowOf(made) } satisfies Answers['made']);
    }
  }
  const [, ref = '', action = ''] = /^\/api\/keys\/([0-9a-f]+)\/(credentials|close)$/.exec(url.pathname) ?? [];
  const key = state.keys.withRef(ref);
  if (key === undefined || method !== 'POST') return null;
  if (action === 'close') {
    close(key);
    return { status: 204 };
  }
  const credentials = reveal(key);
  return credentials === null ? json(410, { error: 'gone' }) : json(200, credentials satisfies Answers['credentials']);
}

export function json(status: number, body: unknown): SandboxResponse {
  return { status, headers: { 'content-type': 'application/json; charset=utf-8' }, body: JSON.stringify(body) };
}
