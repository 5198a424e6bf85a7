// @ts-check
/** `npm start`: all set-up, the production build, then the journey, by hand or by itself. */
import { HELP, parseOptions } from './options.mjs';
import { checkNode, ensureChromium, ensurePackages, main, print, Remedy, run, step, tool } from './setup.mjs';

await main(async () => {
  checkNode();
  const args = process.argv.slice(2);
  const options = parseOptions(args, { platform: process.platform, env: process.env });
  if (options.kind === 'help') {
    print(HELP);
    return 0;
  }
  if (options.kind === 'fault') throw new Remedy(`${options.what}\n\n${HELP}`);
  print('Setting up');
  await ensurePackages();
  const chromium = await ensureChromium();
  const { code, output } = await step('Building the extension', () => run(tool('wxt', 'build')));
  if (code !== 0) throw new Remedy(`The build failed:\n${output}`);
  // Ctrl+C reaches the journey, too, which closes the browser and then ends; this script waits for that.
  process.on('SIGINT', () => undefined);
  const env = { ...process.env, CHROMIUM_PATH: chromium, START: JSON.stringify(options) };
  return (await run(tool('tsx', 'tests/run/main.ts', ...args), { env, show: true })).code;
});
