/** `npm start`: all set-up, the production build, then the journey, by hand or by itself. */
import { parseOptions, HELP } from './options.mjs';
import { bin, checkNode, ensureChromium, ensurePackages, main, print, Remedy, run, step } from './setup.mjs';

await main(async () => {
  const options = parseOptions(process.argv.slice(2), { platform: process.platform, env: process.env });
  if (options.kind === 'help') {
    print(HELP);
    return 0;
  }
  if (options.kind === 'fault') throw new Remedy(`${options.what}\n\n${HELP}`);
  checkNode();
  print('Setting up');
  await ensurePackages();
  const chromium = await ensureChromium();
  await step('Building the extension', async () => {
    const { code, output } = await run(bin('wxt'), ['build']);
    if (code !== 0) throw new Remedy(`The build failed:\n${output}`);
  });
  const env = { ...process.env, CHROMIUM_PATH: chromium, START: JSON.stringify(options) };
  return (await run(bin('tsx'), ['tests/run/main.ts'], env, true)).code;
});
