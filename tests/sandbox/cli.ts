import { parseArgs } from 'node:util';
import { startSandbox } from './index';

/**
 * The sandbox alone, for use by hand. Stops at Ctrl+C. What `POST /set` can change about Canvas can be given at the
 * start, in the same JSON: `tsx tests/sandbox/cli.ts --canvas '{"generation": "C_once", "language": "ar"}'`.
 */
const { values } = parseArgs({ options: { canvas: { type: 'string', default: '{}' }, shard: { type: 'string', default: '1' } } });
const sandbox = await startSandbox({ canvas: { shard: Number(values.shard) } });
sandbox.canvas.set(JSON.parse(values.canvas) as Record<string, never>);
console.log(`Sites    https://127.0.0.1:${sandbox.port} (${sandbox.hosts.join(', ')})`);
console.log(`Control  ${sandbox.controlUrl}  GET /state /requests /canaries, POST /set /faults /release, DELETE /faults`);
console.log(`Chromium --host-resolver-rules="${sandbox.hostRules()}" --ignore-certificate-errors-spki-list=${sandbox.spki}`);
console.log('Ctrl+C stops it.');
process.once('SIGINT', () => void sandbox.close());
