// @vitest-environment node
import { beforeEach, describe, expect, test } from 'vitest';
import { WORDS, type Language } from '../../sandbox/canvas/words';
import { Client, KEYS, makeKey } from './client';

/** Every text of a language by its place in the dictionary. */
function texts(words: object, path = ''): [string, string][] {
  return Object.entries(words).flatMap(([name, value]: [string, unknown]) => (typeof value === 'string' ? [[path + name, value] as [string, string]] : texts(value as object, `${path}${name}.`)));
}

const placeholders = (text: string) => [...text.matchAll(/%\{\w+\}/g)].map(([found]) => found).sort();

describe.each(['es', 'ar'] as const)('the words of %s', (language) => {
  const english = new Map(texts(WORDS.en));
  test.each(texts(WORDS[language]))('%s', (place, text) => {
    expect(text.trim()).not.toBe('');
    expect(placeholders(text)).toEqual(placeholders(english.get(place) ?? ''));
  });
});

describe.each(['en', 'es', 'ar'] as const)('Canvas in %s', (language) => {
  const words = WORDS[language];
  let client: Client;
  beforeEach(async () => {
    client = await Client.ofNewCanvas();
    client.canvas.set({ language });
    await client.signIn();
  });

  test('shows its page, navigation and direction', async () => {
    const page = String((await client.get('/accounts/1/developer_keys')).body);
    expect(page).toContain(`<html dir="${language === 'ar' ? 'rtl' : 'ltr'}" lang="${language}">`);
    expect(page).toContain(`class="developer_keys active" aria-current="page">${words.navigation.developer_keys}</a>`);
    expect(page).toContain(`id="${words.navigation.developer_keys.toLowerCase().replaceAll(' ', '-')}-link"`);
    expect(page).toContain(`<span class="menu-item__text">${words.global.dashboard}</span>`);
    expect(page).toContain('id="context_external_tool_31-link" class="context_external_tool_31">Canvas Data Portal</a>');
    expect(JSON.parse(/id="sandbox-words">(.*?)<\/script>/.exec(page)?.[1] ?? '')).toEqual(words.page);
  });

  test('names the resources of scopes; the scopes stay', async () => {
    const grouped = (await client.get('/api/v1/accounts/1/scopes?group_by=resource_name')).json as Record<string, { resource: string; scope: string }[]>;
    expect(Object.keys(grouped)).toEqual(Object.values(words.resources));
    expect(grouped[words.resources.accounts]).toContainEqual(expect.objectContaining({ resource: 'accounts', scope: 'url:GET|/api/v1/accounts' }));
  });

  test('translates the messages of the API, not what programs tell refusals by', async () => {
    const stranger = new Client(client.canvas);
    expect((await stranger.get(KEYS)).json).toEqual({ status: 'unauthenticated', errors: [{ message: words.api.unauthenticated }] });
    expect((await client.get('/api/v1/nothing')).json).toEqual({ errors: [{ message: words.api.notFound }] });
    expect((await client.write('POST', KEYS, {}, 'wrong')).json).toMatchObject({ errors: [{ message: words.api.error, error_code: 'unprocessable_entity' }] });
    client.canvas.set({ mayManageKeys: false });
    expect((await client.get(KEYS)).json).toEqual({ status: 'unauthorized', errors: [{ message: words.api.unauthorized }] });
  });

  test('answers OAuth in English', async () => {
    const { id } = await makeKey(client);
    const answer = await client.submit('/login/oauth2/token', { grant_type: 'authorization_code', client_id: id, client_secret: 'x', code: 'y' });
    expect(answer.json).toEqual({ error: 'invalid_client', error_description: 'invalid client' });
  });

  test('says which language it is', async () => {
    expect((await client.get('/api/v1/users/self')).json).toMatchObject({ effective_locale: language });
    expect(client.canvas.inspect()).toMatchObject({ language });
  });
});

test('no two languages have a text of the page in common that a selector might rely on', () => {
  const of = (language: Language) => [WORDS[language].page.save, WORDS[language].page.developerKey, WORDS[language].page.apiKey, WORDS[language].page.showKey, WORDS[language].page.key];
  expect(new Set([...of('en'), ...of('es'), ...of('ar')]).size).toBe(15);
});
