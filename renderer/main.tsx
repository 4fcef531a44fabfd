import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { locale } from './strings/index.ts';
import './ui/tokens.css';
import './ui/base.css';

const root = document.getElementById('root');
if (root) {
  document.documentElement.lang = locale;
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
