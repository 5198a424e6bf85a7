import { t } from '@/utils/ui/copy';
import { ExternalLink } from '../../shared/ExternalLink';

/** The page on which "+ Connect" stands: the article's direct link. */
export function IntegrationsLink({ host }: { readonly host: string }) {
  return <ExternalLink href={`https://${host}/connections/integrations`}>{t('form_road_link')}</ExternalLink>;
}
