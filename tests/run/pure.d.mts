/** An entry of `packages` in a lockfile of npm. */
export interface LockedPackage {
  readonly version?: string;
  readonly integrity?: string;
  readonly optional?: boolean;
  readonly os?: readonly string[];
  readonly cpu?: readonly string[];
}

export interface Machine {
  readonly platform: string;
  readonly arch: string;
  /** Whether a package's folder (`node_modules/react`) is there. */
  exists(path: string): boolean;
}

export function differenceFromLockfile(locked: Readonly<Record<string, LockedPackage>>, installed: Readonly<Record<string, LockedPackage>>, machine: Machine): string | null;
export function withoutAddresses(text: string): string;
export function npmRemedy(output: string): string;
