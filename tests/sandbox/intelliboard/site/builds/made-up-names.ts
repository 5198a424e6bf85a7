import { randomBytes } from 'node:crypto';

export type MadeUpName = (use: string) => string;

/** A made-up name for each use, the same within one load and another at the next. */
export function namesOfThisLoad(): MadeUpName {
  const names = new Map<string, string>();
  return (use) => {
    const name = names.get(use) ?? `${String.fromCharCode(97 + Math.floor(Math.random() * 26))}${randomBytes(4).toString('hex')}`;
    names.set(use, name);
    return name;
  };
}
