import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** The keys that answer the browser's prompt: "Deny" has the focus, "Allow" is next to it. */
const KEYS = { allow: ['Tab', 'Return'], deny: ['Escape'] } as const;
/** The browser takes no answer for half a second after the prompt shows, lest a person presses by accident. */
const GUARD_MS = 700;
/** While a prompt is up the browser darkens the whole of its window, tab strip included. */
const DARKENED = 0.75;

/** A display that nobody sees, with a window manager, on which the browser's own prompts can be answered. */
export class Display {
  private constructor(
    /** For the browser's environment. */
    readonly env: Readonly<Record<string, string>>,
    private readonly folder: string,
    private readonly processes: readonly ChildProcess[],
  ) {}

  static async start({ width = 1400, height = 1000 } = {}): Promise<Display> {
    const folder = mkdtempSync(join(tmpdir(), 'connect-display-'));
    // Xvfb itself finds a free number and writes it to descriptor 3, so that two runs cannot meet.
    const args = ['-displayfd', '3', '-fbdir', folder, '-screen', '0', `${width}x${height}x24`, '-nolisten', 'tcp'];
    const xvfb = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
    const number = await new Promise<string>((resolve, reject) => {
      xvfb.once('error', reject);
      xvfb.once('exit', (code) => reject(new Error(`Xvfb ended with ${code}`)));
      xvfb.stdio[3]?.once('data', (data: Buffer) => resolve(data.toString().trim()));
    });
    const env = { DISPLAY: `:${number}`, WAYLAND_DISPLAY: '', XDG_SESSION_TYPE: 'x11' };
    // Without a window manager no window gets the keyboard.
    const openbox = spawn('openbox', ['--sm-disable'], { env: { ...process.env, ...env }, stdio: 'ignore' });
    openbox.once('error', () => undefined);
    const display = new Display(env, folder, [openbox, xvfb]);
    try {
      await until('the window manager', async () => (await display.#xdotool('get_num_desktops')) !== null);
    } catch (error) {
      await display.close();
      throw error;
    }
    return display;
  }

  /**
   * Does what raises the browser's prompt (`raise`: a click on our page), waits until the prompt is seen on the
   * screen, and answers it by keyboard. A prompt raised from the popup closes it, so `raise` may well fail
   * afterwards; its failure counts only if no prompt comes.
   */
  async answerPrompt(answer: keyof typeof KEYS, raise: () => Promise<unknown>): Promise<void> {
    const bright = await this.#tabStripLight();
    const isDark = async () => (await this.#tabStripLight()) < bright * DARKENED;
    let fault: unknown;
    raise().catch((error: unknown) => (fault = error));
    await until('the prompt', isDark).catch((error: unknown) => {
      throw fault ?? error;
    });
    await sleep(GUARD_MS);
    for (const key of KEYS[answer]) await this.#xdotool('key', key);
    await until('the end of the prompt', async () => !(await isDark()));
  }

  async close(): Promise<void> {
    await Promise.all(this.processes.map(ended));
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** How bright the uppermost rows of the window in front are, from 0 to 255. */
  async #tabStripLight(): Promise<number> {
    const geometry = (await this.#xdotool('getactivewindow', 'getwindowgeometry', '--shell')) ?? '';
    const [x = NaN, y = NaN, width = NaN] = ['X', 'Y', 'WIDTH'].map((name) => Number(new RegExp(`^${name}=(\\d+)$`, 'm').exec(geometry)?.[1]));
    if (Number.isNaN(x + y + width)) throw new Error('there is no window on the display');
    return light(readFileSync(join(this.folder, 'Xvfb_screen0')), { x, y, width, height: 12 });
  }

  async #xdotool(...args: string[]): Promise<string | null> {
    return execute('xdotool', args, { env: { ...process.env, ...this.env } }).then(
      ({ stdout }) => stdout,
      () => null,
    );
  }
}

/** The mean of all colour values in a part of a picture in X's own XWD format, as Xvfb keeps its screen in a file. */
function light(picture: Buffer, part: { x: number; y: number; width: number; height: number }): number {
  const word = (at: number) => picture.readUInt32BE(at * 4);
  const [headerSize, bitsPerPixel, bytesPerLine, colours] = [word(0), word(11), word(12), word(19)];
  const bytesPerPixel = bitsPerPixel / 8;
  const start = headerSize + colours * 12;
  let sum = 0;
  for (let row = part.y; row < part.y + part.height; row++) {
    const from = start + row * bytesPerLine + part.x * bytesPerPixel;
    for (const value of picture.subarray(from, from + part.width * bytesPerPixel)) sum += value;
  }
  return sum / (part.width * part.height * bytesPerPixel);
}

async function until(what: string, holds: () => Promise<boolean>, seconds = 15): Promise<void> {
  const end = Date.now() + seconds * 1_000;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`${what} did not come within ${seconds} s`);
    await sleep(50);
  }
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  await new Promise((resolve) => {
    child.once('exit', resolve);
    child.kill();
  });
}
