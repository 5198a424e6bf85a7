import { startSandbox } from './index';

/** The sandbox alone, for use by hand; it stops at Ctrl+C. */
const sandbox = await startSandbox();
console.log(`Sandbox on 127.0.0.1:${sandbox.port}, control at ${sandbox.controlUrl}`);
console.log(`Chromium: --host-resolver-rules="${sandbox.hostRules()}" --ignore-certificate-errors-spki-list=${sandbox.spki}`);
process.once('SIGINT', () => void sandbox.close());
