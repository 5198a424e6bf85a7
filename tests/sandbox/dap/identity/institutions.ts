import { CANVAS_HOSTS } from '../../canvas/index';

export interface Institution {
  readonly name: string;
  readonly domain: string;
}

const FERNWOOD: Institution = { name: 'Fernwood University', domain: CANVAS_HOSTS[0] };

const OTHERS: readonly Institution[] = [
  { name: 'Alder State College', domain: 'alder.instructure.com' },
  { name: 'Cedar Valley School District', domain: 'cedarvalley.instructure.com' },
  { name: 'Harbor Institute of Technology', domain: 'harbor.instructure.com' },
];

/** What the list offers; a school that is missing there types its domain (vendors' guides). */
export function institutions(listed: boolean): readonly Institution[] {
  return listed ? [...OTHERS, FERNWOOD].sort((a, b) => a.name.localeCompare(b.name)) : OTHERS;
}

/** A host name, as it is meant by somebody who types or pastes one; `null` for what is none. */
export function domainOf(typed: string): string | null {
  const domain = typed.trim().toLowerCase();
  return /^([a-z0-9-]+\.)+[a-z]{2,}$/.test(domain) ? domain : null;
}

/** Whether the sandbox has a Canvas there. */
export function hasCanvas(domain: string): boolean {
  return CANVAS_HOSTS.some((host) => host === domain);
}
