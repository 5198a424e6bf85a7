import { retryAfterOf, type Answer, type NoAnswer } from './answer';
import { TimeRead } from './time';
import type { DapFailure, DapFailureKind } from '@/utils/model/canvas-data';
import { z } from '@/utils/model/zod';

/** What every error of the Query API is wrapped in (DAP Query API 1.0.0). Each part is asked for loosely, so that one odd part does not hide the others. */
const Envelope = z.object({
  error: z.object({
    type: z.catch(z.string(), ''),
    message: z.catch(z.string(), ''),
    /** With an out-of-range error: the latest time that may be asked for, kept in UTC. */
    until: z.catch(z.optional(TimeRead), undefined),
  }),
});

interface Said {
  /** In lower case, letters only: `OutOfRangeError`, `ObjectNotFound`, however they are written. */
  readonly type: string;
  readonly message: string;
  readonly until: string | undefined;
}

/** The error of an answer, or of a job that failed; with blanks where there is none. */
export function errorSaid(json: unknown): Said {
  const read = Envelope.safeParse(json);
  if (!read.success) return { type: '', message: '', until: undefined };
  const { type, message, until } = read.data.error;
  return { type: type.toLowerCase().replace(/[^a-z]/g, ''), message, until };
}

export function withoutAnswer(kind: NoAnswer): DapFailure {
  return { kind, status: 0 };
}

/**
 * What an answer of the token endpoint means that is no token. Documented are 400 and 403; 401 is what Basic
 * authentication answers anywhere (Instructure, "OAuth login"). All three say: not these credentials.
 */
export function tokenFailure(answer: Answer, now: number): DapFailure {
  const refused = [400, 401, 403].includes(answer.status);
  return { kind: refused ? 'refused' : (kindOfStatus(answer.status) ?? 'unexpected'), status: answer.status, ...retryAfterOf(answer.headers, now) };
}

/**
 * What an answer of the Query API means that is not a success. Assumed: 403, which is not documented, is a
 * client without access; 429, likewise, may carry `Retry-After`.
 */
export function queryFailure(answer: Answer, now: number): DapFailure {
  const { status } = answer;
  return { kind: kindOf(status, errorSaid(answer.json)), status, ...retryAfterOf(answer.headers, now) };
}

/** What it means that a job has ended in an error. */
export function jobFailure({ status, json }: Answer): DapFailure {
  const said = errorSaid(json);
  return { kind: kindOfType(said.type) ?? accountKind(said.message) ?? 'processing', status };
}

function kindOf(status: number, said: Said): DapFailureKind {
  if (status === 400) return kindOfType(said.type) ?? 'malformed';
  if (status === 401) return 'token-expired';
  if (status === 403) return accountKind(said.message) ?? 'restricted';
  if (status === 404) return 'not-found';
  // Three different things come as 500; two of them are told by their message alone.
  if (status === 500) return accountKind(said.message) ?? (said.type.startsWith('processing') ? 'processing' : 'server');
  return kindOfStatus(status) ?? 'unexpected';
}

function kindOfStatus(status: number): DapFailureKind | null {
  if (status === 429) return 'throttled';
  if (status === 504) return 'timeout';
  return status >= 500 ? 'server' : null;
}

function kindOfType(type: string): DapFailureKind | null {
  if (type.startsWith('outofrange')) return 'out-of-range';
  if (type.startsWith('snapshotrequired')) return 'snapshot-required';
  return null;
}

/** The messages of the documentation: "… not been onboarded …", "… access has been restricted". */
function accountKind(message: string): DapFailureKind | null {
  if (/\bnot\b.*\bonboarded\b/i.test(message)) return 'not-onboarded';
  return /\brestricted\b/i.test(message) ? 'restricted' : null;
}
