import { useSyncExternalStore } from 'react';

/** From here on there is room for the steps beside the present one. */
const WIDE = '(min-width: 800px)';

export function useWide(): boolean {
  return useSyncExternalStore(watch, () => matchMedia(WIDE).matches);
}

function watch(onChange: () => void): () => void {
  const query = matchMedia(WIDE);
  query.addEventListener('change', onChange);
  return () => query.removeEventListener('change', onChange);
}
