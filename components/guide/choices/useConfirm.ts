import { useEffect, useRef, useState, type FormEvent, type RefObject } from 'react';
import { CHOICE_FAULTS } from '@/utils/model/choice-input';
import type { Problem } from '@/utils/model/problem';
import type { ChoiceStep, Guide } from '@/utils/ui/guide';

type Faults = Readonly<Record<string, string>>;

interface Confirming {
  readonly form: RefObject<HTMLFormElement | null>;
  /** Codes by list: what the last confirmation found, and which list IntelliBoard refused. */
  readonly faults: Faults;
  readonly submit: (event: FormEvent) => void;
  /** A list that is being put right is not at fault any more. */
  readonly touched: (field: string) => void;
}

/** Confirming a choice: what is wrong with it shows beside the list, and the first such list gets the focus. */
export function useConfirm(guide: Guide, step: ChoiceStep): Confirming {
  const [faults, setFaults] = useState<Faults>({});
  const [attempts, setAttempts] = useState(0);
  const form = useRef<HTMLFormElement>(null);
  // After a press of the button, and never while somebody is putting a list right.
  useEffect(() => {
    if (attempts > 0) form.current?.querySelector<HTMLElement>('.field-group-faulty :is(input, select)')?.focus();
  }, [attempts]);

  async function confirm(): Promise<void> {
    setFaults(await guide.actions.confirmChoices(step));
    setAttempts((count) => count + 1);
  }
  const { activity, problem } = guide.setup[step];
  return {
    form,
    faults: { ...refusedIn(problem), ...faults },
    submit: (event) => {
      event.preventDefault();
      if (activity === null) void confirm();
    },
    touched: (field) => setFaults((old) => Object.fromEntries(Object.entries(old).filter(([one]) => one !== field))),
  };
}

/** The list that IntelliBoard's refusal names, if it names one. */
function refusedIn(problem: Problem | null): Faults {
  const isRefusal = problem?.code === 'filters_refused' || problem?.code === 'roles_refused';
  const field = isRefusal ? problem.params[1] : undefined;
  return field === undefined ? {} : { [field]: CHOICE_FAULTS[2] };
}
