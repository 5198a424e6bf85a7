import { useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import type { ProcessView } from '../process/view';

/** Between two questions after the run. */
const PAUSE_MS = 300;

/** `null`: not answered, or signed out. */
async function ask(path: string, init: RequestInit = {}): Promise<ProcessView | null> {
  try {
    const response = await fetch(path, { ...init, headers: { accept: 'application/json', ...init.headers } });
    return response.ok ? ((await response.json()) as ProcessView) : null;
  } catch {
    return null;
  }
}

function ProcessPage({ first }: { first: ProcessView }) {
  const [{ title, path, csrf, words, run, refusal }, setView] = useState(first);
  const isOpen = run !== null && !run.isOver;

  useEffect(() => {
    if (!isOpen) return;
    const timer = setInterval(() => void ask(path).then((view) => view !== null && setView(view)), PAUSE_MS);
    return () => clearInterval(timer);
  }, [isOpen, path]);

  return (
    <div className="ib-Paper">
      <h1 className="ib-Typography">{title}</h1>
      <p>{words.lead}</p>
      {refusal !== null && (
        <div className="ib-Alert ib-Alert-error" role="alert">
          {refusal}
        </div>
      )}
      {run === null ? (
        <p>{words.never}</p>
      ) : (
        <>
          <span className={`ib-Chip ib-Chip-${run.state === 'done' ? 'success' : run.state === 'failed' ? 'error' : 'default'}`}>
            <span className="ib-Chip-label">{run.label}</span>
          </span>
          <p>{run.text}</p>
          <div role="progressbar" aria-label={words.progress} aria-valuemin={0} aria-valuemax={100} aria-valuenow={run.percent} className="ib-Progress">
            <div style={{ width: `${run.percent}%` }} />
          </div>
          <ul>
            {run.counts.map(({ label, count }) => (
              <li key={label}>
                {label}: {count}
              </li>
            ))}
          </ul>
        </>
      )}
      {!isOpen && (
        <div className="ib-Actions">
          <button type="button" className="ib-Button ib-Button-contained" onClick={() => void ask(path, { method: 'POST', headers: { 'x-csrf-token': csrf } }).then((view) => view !== null && setView(view))}>
            {title}
          </button>
        </div>
      )}
    </div>
  );
}

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no #root.');
createRoot(root).render(<ProcessPage first={JSON.parse(document.getElementById('page')?.textContent ?? '') as ProcessView} />);
