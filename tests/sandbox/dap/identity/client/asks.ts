import type { Answers } from '../keys-api';
import type { KeyForm } from '../key-making';

/** The server's JSON. Rejects when there is no answer that is meant for this. */
export function asks(csrf: string) {
  const send = async (method: 'GET' | 'POST', path: string, body?: unknown): Promise<Response> => {
    const headers = { accept: 'application/json', ...(body !== undefined && { 'content-type': 'application/json' }), ...(method === 'POST' && { 'x-csrf-token': csrf }) };
    return fetch(path, { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) });
  };
  const read = async <T>(answer: Response): Promise<T> => (await answer.json()) as T;
  return {
    list: async () => read<Answers['list']>(await send('GET', '/api/keys')),
    ask: async (form: KeyForm): Promise<Answers['asked'] | Answers['refused']> => read(await send('POST', '/api/keys', form)),
    /** `null` for a wrong code. */
    verify: async (code: string): Promise<Answers['made'] | null> => {
      const answer = await send('POST', '/api/keys/verify', { code });
      return answer.status === 201 ? read(answer) : null;
    },
    /** `null` when they were shown before. */
    reveal: async (ref: string): Promise<Answers['credentials'] | null> => {
      const answer = await send('POST', `/api/keys/${ref}/credentials`);
      return answer.status === 200 ? read(answer) : null;
    },
    close: async (ref: string) => void (await send('POST', `/api/keys/${ref}/close`)),
  };
}
