import * as contract from '@/utils/intelliboard/contract';
import { API_PATH, DEFAULT_HOST } from '@/utils/model/known';
import { z } from '@/utils/model/zod';

/** Where a schema is found in the document. Everything that has a name of its own in the contract is listed. */
const NAMED = {
  Account: contract.AccountSchema,
  Category: contract.CategorySchema,
  NewCategory: contract.NewCategorySchema,
  Config: contract.ConfigSchema,
  DataInput: contract.DataInputSchema,
  FiltersInput: contract.FiltersInputSchema,
  RolesInput: contract.RolesInputSchema,
  ConnectionChange: contract.ConnectionChangeSchema,
  Connection: contract.ConnectionSchema,
  Data: contract.DataSchema,
  Filters: contract.FiltersSchema,
  Roles: contract.RolesSchema,
  MaskedSecret: contract.MaskedSchema,
  Check: contract.CheckSchema,
  Authorization: contract.AuthorizationSchema,
  AuthorizationStart: contract.AuthorizationStartSchema,
  Run: contract.RunSchema,
  MonitorToken: contract.MonitorTokenSchema,
  Problem: contract.ProblemSchema,
  Code: contract.CodeSchema,
} as const;

type Json = Record<string, unknown>;

const Schemas = z.object({ schemas: z.record(z.string(), z.record(z.string(), z.unknown())) });
const ObjectSchema = z.object({ properties: z.record(z.string(), z.unknown()) });

/**
 * Contract v1 as OpenAPI 3.1, whose schemas are JSON Schema 2020-12 as zod writes it. The same input gives
 * the same text. `io: 'input'`: what an answer may carry beside the listed fields is left open.
 */
export function openapi(): Json {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(NAMED)) registry.add(schema, { id });
  const { schemas } = Schemas.parse(z.toJSONSchema(registry, { uri: (id) => `#/components/schemas/${id}`, io: 'input' }));

  return {
    openapi: '3.1.0',
    info: {
      title: 'IntelliBoard processing backend, contract v1',
      version: '1.0.0',
      description: [
        'IntelliBoard publishes no API for making or checking a connection; this is the contract that the API road of IntelliBoard Connect for Canvas speaks.',
        'Times are RFC 3339 in UTC. Ids are strings. A secret is write-only: no answer holds one, only whether it is there and its last four characters; the token of `monitor-token`, which the backend makes, is shown once.',
        'Every write carries `Idempotency-Key`; the backend keeps it at least 7 days. The same key with the same body is answered as the first time, with another body 422 `idempotency_mismatch`.',
      ].join('\n\n'),
    },
    servers: [{ url: `https://${DEFAULT_HOST}${API_PATH}` }],
    security: [{ token: [] }],
    paths: paths(),
    components: {
      schemas: Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, bare(schema)])),
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
      parameters: {
        IdempotencyKey: {
          name: 'Idempotency-Key',
          in: 'header',
          required: true,
          description: 'One UUID for each intended effect, kept across retries and restarts.',
          schema: inline(contract.IdempotencyKeySchema),
        },
      },
      responses: {
        Problem: {
          description: 'RFC 9457',
          headers: { 'Retry-After': { description: 'With 429 and 503: seconds, or an HTTP date.', schema: { type: 'string' } } },
          content: { 'application/problem+json': { schema: reference('Problem') } },
        },
      },
    },
  };
}

function paths(): Json {
  const all: Record<string, Json> = {};
  for (const [operationId, endpoint] of Object.entries<contract.Endpoint>(contract.ENDPOINTS)) {
    const parameters = [...pathParameters(endpoint.path), ...queryParameters(endpoint.query), ...(endpoint.idempotencyKey ? [{ $ref: '#/components/parameters/IdempotencyKey' }] : [])];
    all[endpoint.path] = {
      ...all[endpoint.path],
      [endpoint.method.toLowerCase()]: {
        operationId,
        summary: endpoint.summary,
        ...(parameters.length > 0 && { parameters }),
        ...(endpoint.request && { requestBody: { required: true, content: json(endpoint.request) } }),
        responses: {
          [endpoint.status]: { description: 'Success', ...(endpoint.answer && { content: json(endpoint.answer) }) },
          default: { $ref: '#/components/responses/Problem' },
        },
      },
    };
  }
  return all;
}

function pathParameters(path: string): Json[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({ name, in: 'path', required: true, schema: inline(contract.IdSchema) }));
}

function queryParameters(query: z.ZodMiniType | null): Json[] {
  if (query === null) return [];
  const { properties } = ObjectSchema.parse(inline(query));
  return Object.entries(properties).map(([name, schema]) => ({ name, in: 'query', required: false, schema }));
}

function json(schema: z.ZodMiniType): Json {
  return { 'application/json': { schema: named(schema) } };
}

/** A reference to a named schema, or a list of one. */
function named(schema: z.core.$ZodType): Json {
  if (schema instanceof z.ZodMiniArray) return { type: 'array', items: named(schema.def.element) };
  const name = Object.entries(NAMED).find(([, one]) => one === schema)?.[0];
  if (name === undefined) throw new Error('A schema of the contract has no name in the OpenAPI document: add it to NAMED.');
  return reference(name);
}

function reference(name: string): Json {
  return { $ref: `#/components/schemas/${name}` };
}

function inline(schema: z.ZodMiniType): Json {
  return bare(z.toJSONSchema(schema, { io: 'input' }));
}

/** Without what says that it is a document of its own. */
function bare(schema: Json): Json {
  return Object.fromEntries(Object.entries(schema).filter(([key]) => key !== '$schema' && key !== '$id'));
}
