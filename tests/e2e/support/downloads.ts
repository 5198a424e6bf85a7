import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CDPSession } from 'puppeteer';
import type { Chromium } from './browser';

export interface SavedFile {
  readonly name: string;
  readonly text: string;
}

/** The folder into which a browser saves what it is told to. */
export class Downloads {
  private constructor(
    private readonly session: CDPSession,
    private readonly folder: string,
  ) {}

  static async of({ browser }: Chromium): Promise<Downloads> {
    const session = await browser.target().createCDPSession();
    const folder = mkdtempSync(join(tmpdir(), 'connect-downloads-'));
    await session.send('Browser.setDownloadBehavior', { behavior: 'allowAndName', downloadPath: folder, eventsEnabled: true });
    return new Downloads(session, folder);
  }

  /** The file that is saved by what `ask` does. */
  async savedBy(ask: () => Promise<void>): Promise<SavedFile> {
    const saved = new Promise<SavedFile>((resolve, reject) => {
      let name = '';
      this.session.once('Browser.downloadWillBegin', ({ suggestedFilename }) => {
        name = suggestedFilename;
      });
      this.session.on('Browser.downloadProgress', ({ guid, state }) => {
        if (state === 'completed') resolve({ name, text: readFileSync(join(this.folder, guid), 'utf8') });
        if (state === 'canceled') reject(new Error('the browser did not save the file'));
      });
    });
    await ask();
    return saved;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
