import type { Connection } from './assemble';
import { inTurn } from './in-turn';
import { mayReport, type Sender } from '@/utils/messaging/gate';
import { entryOf, newEntry, type ConnectionEntry, type Connections } from '@/utils/model/connections';
import { IDENTITY_ORIGIN, PORTAL_ORIGIN } from '@/utils/model/data';
import type { Verdict } from '@/utils/model/health-codes';
import type { SetupState } from '@/utils/model/setup';
import { silenceAll } from '@/utils/platform/alarms';
import { readConnections, removeSetup, writeConnections } from '@/utils/platform/store';

const PLACES = { identity: IDENTITY_ORIGIN, portal: PORTAL_ORIGIN } as const;

/**
 * The connections of this browser. Each is a set-up with rooms of its own, so that what is under way for one never
 * writes into another, whichever is in view.
 */
export class ConnectionRegister {
  readonly #turn = inTurn();
  readonly #made = new Map<string, Connection>();

  constructor(
    private readonly assemble: (runId: string) => Connection,
    private readonly newId: () => string,
  ) {}

  /** The one in view. */
  async current(): Promise<Connection> {
    return this.#of((await this.list()).current);
  }

  /** All of them, the one in view first. */
  async all(): Promise<Connection[]> {
    const { current, entries } = await this.list();
    const ids = entries.map(({ runId }) => runId);
    return [current, ...ids.filter((id) => id !== current)].map((id) => this.#of(id));
  }

  async byRun(runId: string): Promise<Connection | null> {
    return (await this.list()).entries.some((entry) => entry.runId === runId) ? this.#of(runId) : null;
  }

  async byCanvas(origin: string): Promise<Connection | null> {
    const entry = (await this.list()).entries.find((one) => one.origin === origin);
    return entry === undefined ? null : this.#of(entry.runId);
  }

  /**
   * Whose business a message is: for our own pages that of the connection which they show (`null` once it is removed); for a page of a Canvas, that
   * Canvas's; for a page of Canvas data, that of the connection for which it is watched. The gate judges it then.
   */
  async concerned({ origin, tabUrl }: Sender, run: string | null, ownOrigin: string): Promise<Connection | null> {
    if (origin === undefined || origin === ownOrigin) return run === null ? this.current() : this.byRun(run);
    const ofCanvas = (await this.byCanvas(origin)) ?? (await this.byCanvas(URL.parse(tabUrl ?? '')?.origin ?? ''));
    if (ofCanvas !== null) return ofCanvas;
    const watching = [];
    for (const connection of await this.all()) {
      const place = mayReport(await connection.store.read()).watching;
      if (place !== null && PLACES[place] === origin) watching.push(connection);
    }
    const [first] = watching;
    if (first === undefined) return this.current();
    // What such a page shows belongs to one of them: where two wait for it, to the one in view, or nobody can tell.
    return watching.length === 1 || first.runId === (await this.list()).current ? first : null;
  }

  /** Brings one into view. */
  async show(runId: string): Promise<void> {
    await this.#change((list) => (list.entries.some((entry) => entry.runId === runId) ? { ...list, current: runId } : list));
  }

  /** A new one, and in view. */
  async add(): Promise<Connection> {
    const runId = this.newId();
    await this.#change((list) => ({ ...list, current: runId, entries: [...list.entries, newEntry(runId)] }));
    const added = this.#of(runId);
    await this.note(await added.store.read());
    return added;
  }

  /** Takes one off the list, and its stored state and its alarms with it. Another comes into view; there is always one. */
  async remove(runId: string): Promise<void> {
    const { entries } = await this.list();
    if (entries.length <= 1) await this.add();
    await this.#change((list) => {
      const rest = list.entries.filter((entry) => entry.runId !== runId);
      return { ...list, entries: rest, current: list.current === runId ? (rest[0]?.runId ?? list.current) : list.current };
    });
    this.#made.delete(runId);
    await removeSetup(runId);
    await silenceAll(runId);
  }

  /** Keeps the list true to a set-up that has changed. */
  async note(state: SetupState): Promise<void> {
    const entry = entryOf(state);
    await this.#changeEntries((known) => (known.runId === entry.runId ? { ...known, ...entry } : known));
  }

  /** Keeps the list true to what the checks of health have found, by `runId`. */
  async noteVerdicts(verdicts: ReadonlyMap<string, Verdict>): Promise<void> {
    await this.#changeEntries((known) => ({ ...known, verdict: verdicts.get(known.runId) ?? known.verdict }));
  }

  list(): Promise<Connections> {
    return this.#turn(() => this.#read());
  }

  #of(runId: string): Connection {
    const connection = this.#made.get(runId) ?? this.assemble(runId);
    this.#made.set(runId, connection);
    return connection;
  }

  async #read(): Promise<Connections> {
    const stored = await readConnections();
    if (stored !== null) return stored;
    const runId = this.newId();
    const fresh: Connections = { version: 1, current: runId, entries: [newEntry(runId)] };
    await writeConnections(fresh);
    return fresh;
  }

  async #changeEntries(change: (entry: ConnectionEntry) => ConnectionEntry): Promise<void> {
    await this.#change((list) => {
      const entries = list.entries.map(change);
      return JSON.stringify(entries) === JSON.stringify(list.entries) ? list : { ...list, entries };
    });
  }

  #change(change: (list: Connections) => Connections): Promise<void> {
    return this.#turn(async () => {
      const before = await this.#read();
      const after = change(before);
      if (after !== before) await writeConnections(after);
    });
  }
}
