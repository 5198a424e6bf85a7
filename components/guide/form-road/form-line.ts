import type { ConnectionFormState } from '@/utils/model/connection-form';
import { t } from '@/utils/ui/copy';
import type { ProgressLine } from '../../shared/Progress';

/** What is under way with IntelliBoard's page; signing in waits for a person. */
export function formLine(kind: NonNullable<ConnectionFormState['activity']>['kind'] | undefined): ProgressLine | null {
  switch (kind) {
    case undefined:
      return null;
    case 'signing-in':
      return { kind: 'waiting', text: t('form_road_signing_in') };
    case 'looking':
      return { kind: 'busy', text: t('form_road_looking') };
    case 'filling':
      return { kind: 'busy', text: t('form_road_filling') };
  }
}
