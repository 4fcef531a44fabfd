/** The tray's pictures, drawn on a grid of 16 so that every edge falls on a pixel. */

const layers = [
  'M4 5C4 2.400 5.700 1 8 1s4 1.400 4 4z',
  'M3.900 6h8.200l.2 3H3.700z',
  'M3.500 10h9L14 12.300V13H2v-.7z',
  'M6.300 14h3.400a1.700 1.400 0 0 1-3.400 0z',
];
const outline = 'M4.500 9.500V5.200C4.500 2.900 6 1.500 8 1.500s3.500 1.400 3.500 3.700v4.300l1.900 3H2.600z';
const clapper = 'M6.300 14h3.400a1.700 1.400 0 0 1-3.400 0z';

/** By theme of the panel the icon stands on; `template` is what macOS tints by itself. */
const inks = {
  light: { bell: '#2b3136', dot: '#0b63ce', alarm: '#b42318' },
  dark: { bell: '#f1f4f6', dot: '#6cb2ff', alarm: '#ffb454' },
  template: { bell: '#000', dot: '#000', alarm: '#000' },
};

/** What a state adds to the bell, and what it cuts out of it to stand clear. */
const marks = {
  normal: () => ({ hollow: false, hole: '', mark: '' }),
  unread: ({ dot }) => ({
    hollow: false,
    hole: '<circle cx="12.500" cy="3.500" r="4.500"/>',
    mark: `<circle cx="12.500" cy="3.500" r="3.500" fill="${dot}"/>`,
  }),
  offline: () => ({ hollow: true, hole: '', mark: '' }),
  problem: ({ alarm }) => ({
    hollow: false,
    hole: '<path d="M11 5.500 17 16.500H5z" stroke="#000" stroke-width="1"/>',
    // The exclamation mark is a hole: macOS looks at nothing but what is opaque.
    mark: `<path fill-rule="evenodd" fill="${alarm}" d="M11 6.500 15.800 16H6.200zM10.400 9.500v3.300h1.200V9.500zM10.400 13.600v1.200h1.200v-1.200z"/>`,
  }),
};

export const states = Object.keys(marks);
export const themes = Object.keys(inks);

/**
 * @param {string} state one of `states`
 * @param {string} theme one of `themes`
 * @returns {string} an SVG picture
 */
export function trayPicture(state, theme) {
  const ink = inks[theme];
  const { hollow, hole, mark } = marks[state](ink);
  const bell = hollow
    ? `<path d="${outline}" fill="none" stroke="${ink.bell}"/><path d="${clapper}" fill="${ink.bell}"/>`
    : `<g fill="${ink.bell}">${layers.map((layer) => `<path d="${layer}"/>`).join('')}</g>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">
  <mask id="clear"><rect width="16" height="16" fill="#fff"/><g fill="#000">${hole}</g></mask>
  <g mask="url(#clear)">${bell}</g>${mark}
</svg>`;
}
