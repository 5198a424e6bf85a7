import { fileURLToPath } from 'node:url';
import type { CDPSession, Page } from 'puppeteer';
import { build } from 'vite';
import type * as functions from './adapter-entry';

const ENTRY = fileURLToPath(new URL('./adapter-entry.ts', import.meta.url));
const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

let built: Promise<string> | null = null;

/** The adapter of Canvas's pages, built as for the extension, as one script that answers itself. */
export function adapterScript(): Promise<string> {
  built ??= bundle();
  return built;
}

async function bundle(): Promise<string> {
  const result = await build({
    configFile: false,
    root: ROOT,
    logLevel: 'warn',
    resolve: { alias: { '@': ROOT } },
    define: { 'process.env.NODE_ENV': '"production"' },
    build: { write: false, minify: true, lib: { entry: ENTRY, formats: ['iife'], name: 'adapter' } },
  });
  const outputs = (Array.isArray(result) ? result : 'output' in result ? [result] : []).flatMap(({ output }) => output);
  const script = outputs.find((one) => one.type === 'chunk');
  if (script === undefined) throw new Error('The adapter came out empty.');
  return script.code;
}

/**
 * The adapter in a page, in a world of its own, as a content script is: it shares the page's nodes and nothing
 * else. A page that loads anew needs a new one.
 */
export class Adapter {
  private constructor(
    private readonly session: CDPSession,
    private readonly contextId: number,
  ) {}

  /** `faster`: the adapter's own waits are so many times shorter, for pages that have nothing to wait for. */
  static async in(page: Page, { faster = 1 }: { faster?: number } = {}): Promise<Adapter> {
    const session = await page.createCDPSession();
    const { frameTree } = await session.send('Page.getFrameTree');
    const { executionContextId } = await session.send('Page.createIsolatedWorld', { frameId: frameTree.frame.id, worldName: 'adapter' });
    const adapter = new Adapter(session, executionContextId);
    if (faster > 1) await adapter.#evaluate(shortWaits(faster));
    await adapter.#evaluate(`${await adapterScript()}; globalThis.adapter = adapter; null`);
    return adapter;
  }

  /** Calls one of the functions of `adapter-entry.ts`. */
  async call<N extends keyof AdapterFunctions>(name: N, ...args: Parameters<AdapterFunctions[N]>): Promise<Awaited<ReturnType<AdapterFunctions[N]>>> {
    return (await this.#evaluate(`globalThis.adapter.${name}(${args.map((arg) => JSON.stringify(arg)).join(', ')})`)) as Awaited<ReturnType<AdapterFunctions[N]>>;
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
    AbortSignal.timeout = (ms) => signal(Math.ceil(ms / ${factor}));
  } null`;
}

type AdapterFunctions = typeof functions;
