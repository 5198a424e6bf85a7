import { err, ok, type Result } from '@/utils/core/result';
import { IDENTITY_ORIGIN, placeOf, PORTAL_ORIGIN } from '@/utils/model/data';
import type { SetupState } from '@/utils/model/setup';
import { EnvelopeSchema, PROTOCOL, type MessageName, type Origin } from '@/utils/messaging/protocol';

/** What the browser says of whoever sent a message. */
export interface Sender {
  readonly id?: string | undefined;
  readonly origin?: string | undefined;
  readonly url?: string | undefined;
  readonly frameId?: number | undefined;
  readonly tabId?: number | undefined;
  /** Of the tab's top frame. */
  readonly tabUrl?: string | undefined;
  readonly documentId?: string | undefined;
}

export interface GateContext {
  readonly extensionId: string;
  /** `chrome-extension://…` or `moz-extension://…`, without a slash at the end. */
  readonly extensionOrigin: string;
  readonly version: string;
  /** The Canvas of this set-up, if the admin has granted it; `null` shuts out every page. */
  readonly canvasOrigin: string | null;
  readonly rootAccountId: string | null;
  /** The page on which the admin is making data credentials; `null` shuts out both. */
  readonly watching: 'identity' | 'portal' | null;
}

/** Which pages may report at this moment, by the set-up. A page may say again what it was not heard to say. */
export function mayReport({ canvas, data }: Pick<SetupState, 'canvas' | 'data'>): Pick<GateContext, 'canvasOrigin' | 'rootAccountId' | 'watching'> {
  const isAtIt = data.activity?.kind === 'watching' || data.activity?.kind === 'trying';
  return { canvasOrigin: canvas.site?.origin ?? null, rootAccountId: canvas.site?.rootAccountId ?? null, watching: isAtIt ? placeOf(data.source) : null };
}

export type Refusal = 'not-for-us' | 'malformed' | 'stale-version' | 'unknown-name' | 'foreign-sender' | 'bad-request';

export interface Admitted {
  readonly name: MessageName;
  /** Parsed by the request schema of `name`. */
  readonly data: unknown;
  readonly from: Origin;
}

/**
 * Judges one message by the written rule of its name. Pure.
 *
 * The sender is known by `sender.origin` (the page's own for a content script, in Chromium and in Firefox,
 * measured), never by `sender.tab`: an extension page that is open in a tab has one, too.
 */
export function judge(message: unknown, sender: Sender, context: GateContext): Result<Admitted, Refusal> {
  const envelope = EnvelopeSchema.safeParse(message);
  if (!envelope.success) return err('not-for-us');
  const { name, data, version } = envelope.data;
  if (!isMessageName(name)) return err('unknown-name');
  const rule = PROTOCOL[name];
  if (!mayAct(rule.from, sender, context)) return err('foreign-sender');
  if (version !== context.version) return err('stale-version');
  const request = rule.request.safeParse(data);
  if (!request.success) return err('bad-request');
  return ok({ name, data: request.data, from: rule.from });
}

function isMessageName(name: string): name is MessageName {
  return Object.hasOwn(PROTOCOL, name);
}

function mayAct(from: Origin, sender: Sender, context: GateContext): boolean {
  if (sender.id !== context.extensionId) return false;
  const origin = originOf(sender);
  switch (from) {
    case 'guide':
      return origin === context.extensionOrigin;
    case 'canvas':
      return (
        context.canvasOrigin !== null &&
        origin === context.canvasOrigin &&
        origin.startsWith('https://') &&
        sender.frameId === 0 &&
        sender.tabId !== undefined
      );
    case 'identity':
      return context.watching === 'identity' && origin === IDENTITY_ORIGIN && sender.frameId === 0 && sender.tabId !== undefined;
    case 'portal':
      return context.watching === 'portal' && origin === PORTAL_ORIGIN && sender.tabId !== undefined && (sender.frameId === 0 || isInTool(sender, context));
  }
}

/** A frame of a tab that is at an external tool of this connection's root account. */
function isInTool({ tabUrl }: Sender, { canvasOrigin, rootAccountId }: GateContext): boolean {
  const url = URL.parse(tabUrl ?? '');
  return url !== null && canvasOrigin !== null && rootAccountId !== null && url.origin === canvasOrigin && url.pathname.startsWith(`/accounts/${rootAccountId}/external_tools/`);
}

function originOf(sender: Sender): string | null {
  if (sender.origin !== undefined) return sender.origin;
  const url = URL.parse(sender.url ?? '');
  return url === null ? null : `${url.protocol}//${url.host}`;
}
