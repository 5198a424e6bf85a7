import { useEffect, useState } from 'react';
import { askedIn, type AskedView } from '@/utils/model/asked-view';

/** What this page was last asked to bring into view, by its address, also while it is open. The same asked for again is another object. */
export function useAsked(): AskedView | null {
  const [asked, setAsked] = useState<AskedView | null>(null);
  useEffect(() => {
    const look = () => {
      const found = askedIn(location.hash);
      if (found === null) return;
      setAsked(found);
      // Taken out, so that it can be asked for again, and a page that is loaded anew does not go back to it.
      history.replaceState(null, '', location.pathname);
    };
    look();
    addEventListener('hashchange', look);
    return () => removeEventListener('hashchange', look);
  }, []);
  return asked;
}
