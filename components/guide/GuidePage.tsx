import type { Place } from '@/utils/ui/guide';
import { t } from '@/utils/ui/copy';
import { useGuide } from '@/utils/ui/useGuide';
import { GuideView } from './GuideView';
import '../shared/style.css';
import './guide.css';

/** The guide with its data: what each of our pages mounts. */
export function GuidePage({ place }: { readonly place: Place }) {
  const guide = useGuide(place);
  if (guide === null) {
    return (
      <p className="loading" role="status">
        {t('loading')}
      </p>
    );
  }
  return <GuideView guide={guide} />;
}
