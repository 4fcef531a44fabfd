/** The pictures of banners: the symbols of the screens, white on a tile, so that they stand out on light and dark desktops. */
import {
  Archive,
  CircleAlert,
  Database,
  FileText,
  FolderKanban,
  Megaphone,
  ShieldQuestion,
  UserRound,
} from 'lucide-react';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';

const resource = '#0b63ce';
const symbols = {
  project: [FolderKanban, resource],
  collection: [Archive, resource],
  dataset: [Database, resource],
  object: [FileText, resource],
  user: [UserRound, '#0e6f5c'],
  announcement: [Megaphone, '#6a4bb5'],
  request: [ShieldQuestion, '#9a5b00'],
  problem: [CircleAlert, '#b42318'],
};

export const bannerIcons = Object.keys(symbols);

/**
 * @param {string} icon one of `bannerIcons`
 * @returns {string} an SVG picture
 */
export function bannerPicture(icon) {
  const [symbol, tile] = symbols[icon];
  const drawn = renderToStaticMarkup(createElement(symbol, { x: 6, y: 6, size: 20, color: '#fff' }));
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
  <rect width="32" height="32" rx="7" fill="${tile}"/>${drawn}
</svg>`;
}
