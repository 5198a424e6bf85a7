import { createRoot } from 'react-dom/client';
import { GuidePage } from '@/components/guide/GuidePage';

const root = document.getElementById('guide');
if (root !== null) createRoot(root).render(<GuidePage place="tab" />);
