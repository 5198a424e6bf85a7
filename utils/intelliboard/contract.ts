/**
 * The IntelliBoard processing backend, contract v1. IntelliBoard publishes no API for making or checking a
 * connection; this is the one that the extension's API road speaks. These schemas are its source: from them
 * `npm run contract` writes `tests/contract/openapi.json`, and the sandbox holds itself to them.
 *
 * `Authorization: Bearer <token>`; JSON, UTF-8; times RFC 3339 in UTC; errors RFC 9457. The same
 * `Idempotency-Key` with the same body is answered as the first time.
 */
export * from './answers';
export * from './endpoints';
export { CODES, CodeSchema, IdSchema, type Code } from './fields';
export * from './requests';
