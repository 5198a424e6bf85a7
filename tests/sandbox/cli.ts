import { startSandbox } from './index';

/** The sandbox alone, for use by hand: `tsx tests/sandbox/cli.ts`. Stops at Ctrl+C. */
const sandbox = await startSandbox();
console.log(`Sites    https://127.0.0.1:${sandbox.port} (${[...sandbox.canvas.hosts, ...sandbox.intelliboard.hosts].join(', ')})`);
console.log(`Control  ${sandbox.controlUrl}  GET /state /requests /canaries, POST /set /faults /release, DELETE /faults`);
console.log(`Chromium --host-resolver-rules="${sandbox.hostRules()}" --ignore-certificate-errors-spki-list=${sandbox.spki}`);
console.log('Ctrl+C stops it.');
process.once('SIGINT', () => void sandbox.close());
