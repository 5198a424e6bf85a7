import { writeFileSync } from 'node:fs';
import { openapi } from './openapi';

/** Writes `openapi.json` beside this file: `npm run contract`, after the schemas of the contract have changed. */
const file = new URL('openapi.json', import.meta.url);
writeFileSync(file, `${JSON.stringify(openapi(), null, 2)}\n`);
console.log(`Written: ${file.pathname}`);
