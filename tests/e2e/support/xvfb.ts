import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** A display that nobody sees, with a window manager, on which the browser's own windows can be pressed. */
export class Display {
  private constructor(
    /** For the browser's environment. */
    readonly env: Readonly<Record<string, string>>,
    private readonly processes: readonly ChildProcess[],
  ) {}

  static async start({ width = 1400, height = 1000 } = {}): Promise<Display> {
    // Xvfb itself finds a free number and writes it to descriptor 3, so that two runs cannot meet.
    const xvfb = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', `${width}x${height}x24`, '-nolisten', 'tcp'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
    const number = await new Promise<string>((resolve, reject) => {
      xvfb.once('error', reject);
      xvfb.once('exit', (code) => reject(new Error(`Xvfb ended with ${code}`)));
      xvfb.stdio[3]?.once('data', (data: Buffer) => resolve(data.toString().trim()));
    });
    const env = { DISPLAY: `:${number}`, WAYLAND_DISPLAY: '', XDG_SESSION_TYPE: 'x11' };
    // Without a window manager no window gets the keyboard.
    const openbox = spawn('openbox', ['--sm-disable'], { env: { ...process.env, ...env }, stdio: 'ignore' });
    openbox.once('error', () => undefined);
    const display = new Display(env, [openbox, xvfb]);
    await display.#until('the window manager', async () => (await display.#xdotool('get_num_desktops')) !== null);
    return display;
  }

  async close(): Promise<void> {
    await Promise.all(this.processes.map(ended));
  }

  /** The visible windows whose title matches; `null` titles are left out. */
  async windows(title: string): Promise<string[]> {
    return (await this.#xdotool('search', '--onlyvisible', '--name', title))?.split('\n').filter(Boolean) ?? [];
  }

  async #xdotool(...args: string[]): Promise<string | null> {
    return execute('xdotool', args, { env: { ...process.env, ...this.env } }).then(
      ({ stdout }) => stdout,
      () => null,
    );
  }

  async #until(what: string, holds: () => Promise<boolean>, seconds = 15): Promise<void> {
    const end = Date.now() + seconds * 1_000;
    while (!(await holds())) {
      if (Date.now() > end) throw new Error(`${what} did not come within ${seconds} s`);
      await sleep(50);
    }
  }
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  await new Promise((resolve) => {
    child.once('exit', resolve);
    child.kill();
  });
}
