import { fileURLToPath } from 'node:url';
import type { CDPSession, Page } from 'puppeteer';
import { build } from 'vite';
import type * as canvas from './adapter-entry';
import type * as form from './form-entry';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

type Entry = 'adapter-entry' | 'form-entry';
const built = new Map<Entry, Promise<string>>();

/** One of the entries beside this file, built as for the extension, as one script. */
function scriptOf(entry: Entry): Promise<string> {
  const script = built.get(entry) ?? bundle(fileURLToPath(new URL(`./${entry}.ts`, import.meta.url)));
  built.set(entry, script);
  return script;
}

async function bundle(entry: string): Promise<string> {
  const result = await build({
    configFile: false,
    root: ROOT,
    logLevel: 'warn',
    resolve: { alias: { '@': ROOT } },
    define: { 'process.env.NODE_ENV': '"production"' },
    build: { write: false, minify: true, lib: { entry, formats: ['iife'], name: 'adapter' } },
  });
  const outputs = (Array.isArray(result) ? result : 'output' in result ? [result] : []).flatMap(({ output }) => output);
  const script = outputs.find((one) => one.type === 'chunk');
  if (script === undefined) throw new Error('The adapter came out empty.');
  return script.code;
}

type Functions = Readonly<Record<string, (...args: never[]) => unknown>>;

/**
 * Our code in a page, in a world of its own, as a content script is: it shares the page's nodes and nothing
 * else. A page that loads anew needs a new one.
 */
class InPage<F extends Functions> {
  private constructor(
    private readonly session: CDPSession,
    private readonly contextId: number,
  ) {}

  /** `faster`: the adapter's own waits are so many times shorter, for pages that have nothing to wait for. */
  static async of<F extends Functions>(entry: Entry, page: Page, faster: number): Promise<InPage<F>> {
    const session = await page.createCDPSession();
    const { frameTree } = await session.send('Page.getFrameTree');
    const { executionContextId } = await session.send('Page.createIsolatedWorld', { frameId: frameTree.frame.id, worldName: 'adapter' });
    const adapter = new InPage<F>(session, executionContextId);
    if (faster > 1) await adapter.#evaluate(shortWaits(faster));
    await adapter.#evaluate(`${await scriptOf(entry)}; globalThis.adapter = adapter; null`);
    return adapter;
  }

  /** Calls one of the entry's functions. */
  async call<N extends keyof F & string>(name: N, ...args: Parameters<F[N]>): Promise<Awaited<ReturnType<F[N]>>> {
    return (await this.#evaluate(`globalThis.adapter.${name}(${args.map((arg) => JSON.stringify(arg)).join(', ')})`)) as Awaited<ReturnType<F[N]>>;
  }

  async #evaluate(expression: string): Promise<unknown> {
    const { result, exceptionDetails } = await this.session.send('Runtime.evaluate', { expression, contextId: this.contextId, awaitPromise: true, returnByValue: true });
    if (exceptionDetails !== undefined) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }
}

function shortWaits(factor: number): string {
  return `{
    const { setTimeout: timeout, setInterval: interval } = globalThis;
    const signal = AbortSignal.timeout.bind(AbortSignal);
    globalThis.setTimeout = (what, ms) => timeout(what, ms / ${factor});
    globalThis.setInterval = (what, ms) => interval(what, ms / ${factor});
    const now = performance.now.bind(performance);
    performance.now = () => now() * ${factor};
    AbortSignal.timeout = (ms) => signal(Math.ceil(ms / ${factor}));
  } null`;
}

/** The adapter of Canvas's Developer Keys page. */
export type Adapter = InPage<typeof canvas>;
export const Adapter = {
  in: (page: Page, { faster = 1 }: { faster?: number } = {}): Promise<Adapter> => InPage.of('adapter-entry', page, faster),
};

/** The reader of IntelliBoard's form. */
export type FormReader = InPage<typeof form>;
export const FormReader = {
  in: (page: Page, { faster = 1 }: { faster?: number } = {}): Promise<FormReader> => InPage.of('form-entry', page, faster),
};
