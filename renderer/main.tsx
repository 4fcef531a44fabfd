import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { guardComposition } from './commands/composition.ts';
import { locale } from './strings/index.ts';
import './ui/tokens.css';
import './ui/base.css';

guardComposition(window);
const root = document.getElementById('root');
if (root) {
  document.documentElement.lang = locale;
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
