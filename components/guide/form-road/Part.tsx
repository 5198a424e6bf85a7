import { useId, type ReactNode } from 'react';

/** One part of filling the form, in the order in which they are done. */
export function Part({ number, title, children }: { readonly number: number; readonly title: string; readonly children: ReactNode }) {
  const id = useId();
  return (
    <section className="card" aria-labelledby={id}>
      <h3 className="part-title">
        <span className="part-number" aria-hidden="true">
          {number}
        </span>
        <span id={id}>{title}</span>
      </h3>
      {children}
    </section>
  );
}
