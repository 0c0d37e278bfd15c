import '@fontsource/lato/400.css';
import '@fontsource/lato/700.css';
// The whole font: the small files of its parts draw nothing in Chromium.
import '@fontsource/noto-color-emoji/emoji-400.css';
import './theme.css';
import './base.css';
import './parts/parts.css';
import './layout.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Playground } from './playground.tsx';

const page = document.getElementById('page');
if (page === null) throw new Error('index.html has no element with the id "page"');
createRoot(page).render(
  <StrictMode>
    <Playground />
  </StrictMode>,
);
