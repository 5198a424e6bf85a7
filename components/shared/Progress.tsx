import { Icon } from './Icon';

export interface ProgressLine {
  /** `waiting`: somebody has to do something elsewhere. */
  readonly kind: 'busy' | 'waiting' | 'done';
  readonly text: string;
}

/** How it goes, announced as it changes. Stays mounted while there is nothing to say, or nobody hears it. */
export function Progress({ line }: { readonly line: ProgressLine | null }) {
  return (
    <div role="status" className={line === null ? 'progress' : `progress progress-${line.kind}`}>
      {line !== null && (
        <>
          <Icon name={line.kind} />
          <span>{line.text}</span>
        </>
      )}
    </div>
  );
}
