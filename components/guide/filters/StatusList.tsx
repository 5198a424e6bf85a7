import { tCode } from '@/utils/ui/copy';
import { CheckField } from '../../shared/CheckField';

interface Props<S extends string> {
  /** Whose words (`<family>_<status>` and `<family>_<status>_hint`). */
  readonly family: 'enrollment' | 'system' | 'course' | 'activity';
  readonly all: readonly S[];
  readonly chosen: readonly S[];
  readonly onChange: (chosen: S[]) => void;
}

/** Statuses to tick, each with what IntelliBoard's article says that it means. */
export function StatusList<S extends string>({ family, all, chosen, onChange }: Props<S>) {
  return (
    <div className="statuses">
      {all.map((status) => (
        <CheckField
          key={status}
          type="checkbox"
          label={tCode(family, status)}
          hint={tCode(family, `${status}_hint`)}
          checked={chosen.includes(status)}
          // In the article's order, whatever was ticked first.
          onChange={(isTicked) => onChange(all.filter((one) => (one === status ? isTicked : chosen.includes(one))))}
        />
      ))}
    </div>
  );
}
