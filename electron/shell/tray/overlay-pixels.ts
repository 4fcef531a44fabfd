/** Rows of three pixels each, the leftmost in the highest bit. */
const glyphs: Readonly<Record<string, readonly number[]>> = {
  '1': [0b010, 0b110, 0b010, 0b010, 0b111],
  '2': [0b111, 0b001, 0b111, 0b100, 0b111],
  '3': [0b111, 0b001, 0b111, 0b001, 0b111],
  '4': [0b101, 0b101, 0b111, 0b001, 0b001],
  '5': [0b111, 0b100, 0b111, 0b001, 0b111],
  '6': [0b111, 0b100, 0b111, 0b101, 0b111],
  '7': [0b111, 0b001, 0b010, 0b010, 0b010],
  '8': [0b111, 0b101, 0b111, 0b101, 0b111],
  '9': [0b111, 0b101, 0b111, 0b001, 0b111],
  '+': [0b000, 0b010, 0b111, 0b010, 0b000],
};
const glyphWidth = 3;
const glyphHeight = 5;

/** Bitmaps are in BGRA order. */
const disc = [29, 35, 200, 255];
const ink = [255, 255, 255, 255];

/** What stands on the overlay: one digit, from ten on "9+". */
export const overlayLabel = (count: number): string => (count > 9 ? '9+' : String(count));

/** Draws a white label on a red disc that fills a square of `sizePx`. */
export function overlayPixels(count: number, sizePx: number): Buffer {
  const pixels = Buffer.alloc(sizePx * sizePx * 4);
  const set = (x: number, y: number, colour: readonly number[]) => pixels.set(colour, (y * sizePx + x) * 4);
  const middle = (sizePx - 1) / 2;
  for (let y = 0; y < sizePx; y++)
    for (let x = 0; x < sizePx; x++) if (Math.hypot(x - middle, y - middle) <= sizePx / 2) set(x, y, disc);

  const letters = [...overlayLabel(count)];
  const width = letters.length * (glyphWidth + 1) - 1;
  // The label keeps clear of the edge of the disc: it may be three quarters as wide and five eighths as high.
  const scale = Math.max(1, Math.floor(Math.min((sizePx * 0.75) / width, (sizePx * 0.65) / glyphHeight)));
  const left = Math.round((sizePx - width * scale) / 2);
  const top = Math.round((sizePx - glyphHeight * scale) / 2);
  letters.forEach((letter, place) => {
    for (let y = 0; y < glyphHeight * scale; y++)
      for (let x = 0; x < glyphWidth * scale; x++) {
        const row = glyphs[letter]?.[Math.floor(y / scale)] ?? 0;
        const isInk = (row >> (glyphWidth - 1 - Math.floor(x / scale))) & 1;
        if (isInk) set(left + place * (glyphWidth + 1) * scale + x, top + y, ink);
      }
  });
  return pixels;
}
