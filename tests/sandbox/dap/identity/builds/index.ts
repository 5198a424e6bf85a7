import type { Build } from '../../state';
import type { DrawInstitutions, DrawnBuild } from './drawn';
import { plain } from './plain';
import { reactInstitutions } from './react';
import { scattered } from './scattered';

/** The pages of the keys as the server draws them; `null` where a script does. */
export function drawnBuild(build: Build): DrawnBuild | null {
  return { plain, scattered, react: null }[build];
}

export const drawInstitutions: DrawInstitutions = (view, institutions, fault) => (drawnBuild(view.build)?.institutions ?? reactInstitutions)(view, institutions, fault);
