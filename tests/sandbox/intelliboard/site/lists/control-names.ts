import type { Build } from '../variants';
import { LIST_FIELDS, type ListField } from '@/utils/model/list-form';

/** Under which name the form of a build sends a list. Those of the old page say nothing. */
export function nameOf(build: Build, field: ListField): string {
  switch (build) {
    case 'tables':
      return `fld_${301 + LIST_FIELDS.indexOf(field)}`;
    case 'wizard':
      return `wizard[${field}]`;
    case 'plain':
    case 'react':
    case 'shifting':
      return `connection_${field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}[]`;
  }
}
