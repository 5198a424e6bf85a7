/**
 * What a stand-in is to the sandbox: a site that answers under its production host names. The server
 * (`server.ts`) owns TLS, bodies, faults and the request log; a site owns state and behaviour only.
 */
export interface SandboxRequest {
  readonly method: string;
  /** Full address as the client asked for it, e.g. `https://fernwood.instructure.com/api/v1/accounts/self`. */
  readonly url: URL;
  /** Lower-case names; repeated headers joined by `, `. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

export interface SandboxResponse {
  readonly status: number;
  /** Several values of one header (Set-Cookie) as a list. */
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  readonly body?: string | Buffer;
}

/** A secret that the sandbox made. Tests search for its value everywhere it must not be. */
export interface Canary {
  /** What it is, in words a failing test can print: `secret of developer key 10000000000103 (Gradebook Sync)`. */
  readonly what: string;
  readonly value: string;
  /** Whether this secret belongs to another vendor or person, so that not even the vault may hold it. */
  readonly foreign: boolean;
}

export interface Site {
  readonly name: 'canvas' | 'portal' | 'intelliboard' | 'identity' | 'gateway';
  /** Host names it answers to, exactly. */
  readonly hosts: readonly string[];
  handle(request: SandboxRequest): Promise<SandboxResponse>;
  /** Whether nobody answers at its hosts, as if they were switched off. Left out: never. */
  isDown?(): boolean;
  /** Everything a test may want to look at, as plain JSON. */
  inspect(): unknown;
  /** Changes state as a test asks for it; a site refuses what it does not know by throwing. */
  set(change: Readonly<Record<string, unknown>>): void;
  canaries(): readonly Canary[];
}

/** Calls another site of the sandbox from the server's side, as the real back ends do over the internet. */
export type SiteFetch = (url: string, init?: { method?: string; headers?: Record<string, string>; body?: string }) => Promise<{
  status: number;
  headers: Record<string, string>;
  text: string;
  /** The body as it came, where it may be none of text; left out by who has nothing but text. */
  bytes?: Buffer;
}>;

/** Something that goes wrong on purpose. The first fault that matches a request is used and counted. */
export interface Fault {
  readonly site: Site['name'];
  readonly method?: string;
  /** A regular expression on path and query. */
  readonly path: string;
  /** How often; once, if left out. */
  readonly times?: number;
  /** `before`: the site never sees the request. `after`: it acts, and its answer is lost or replaced. */
  readonly when: 'before' | 'after';
  /** What the client gets: this answer, a cut connection, or silence until `release` is called. */
  readonly then: { readonly answer: SandboxResponse } | { readonly cut: true } | { readonly hold: string };
}

export interface LoggedRequest {
  readonly at: number;
  readonly site: Site['name'];
  readonly method: string;
  readonly host: string;
  readonly path: string;
  readonly status: number | 'cut' | 'held';
}
