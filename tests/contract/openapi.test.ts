// @vitest-environment node
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openapi } from './openapi';
import { CODES, ENDPOINTS, type Endpoint } from '@/utils/intelliboard/contract';

const written = readFileSync(new URL('openapi.json', import.meta.url), 'utf8');

describe('openapi.json', () => {
  it('is what the schemas of the contract say (else: npm run contract)', () => {
    expect(written).toBe(`${JSON.stringify(openapi(), null, 2)}\n`);
  });

  it('has no reference that leads nowhere', () => {
    const references = [...written.matchAll(/"\$ref": "#\/([^"]+)"/g)].map(([, path]) => path ?? '');
    expect(references.length).toBeGreaterThan(20);
    for (const path of references) {
      const target = path.split('/').reduce<unknown>((at, name) => (typeof at === 'object' && at !== null ? Reflect.get(at, name) : undefined), openapi());
      expect(target, path).toBeDefined();
    }
  });

  it.each(Object.entries<Endpoint>(ENDPOINTS))('%s needs an idempotency key if it writes, and only then', (_, endpoint) => {
    expect(endpoint.idempotencyKey).toBe(endpoint.method !== 'GET');
    if (endpoint.method === 'GET') expect(endpoint.request).toBeNull();
  });

  it('lists every code', () => {
    expect(openapi()).toMatchObject({ components: { schemas: { Code: { enum: [...CODES] } } } });
  });
});
