/** Links in texts that other people wrote. */

/** A piece of a text: words, or an address that can be opened. */
export interface TextPart {
  text: string;
  isLink: boolean;
}

/** No address contains quotation marks of any language, which are written as escapes here and below (see narrow-text.mjs). */
const addresses = /https:\/\/[^\s<>"'`´\u201C\u201D\u201E\u2018\u2019«»\\^{|}]+/giu;
/** What ends a sentence rather than an address. */
const ending = /[.,;:!?\u2026)\]*_~]$/u;
const MAX_ADDRESS = 2_000;

/**
 * Whether a text is an address that leads where it seems to: encrypted, with a host written as it is looked up (no letters of
 * other scripts that resemble it) and nothing in front of the host, which could look like one.
 */
function isPlainAddress(text: string): boolean {
  if (text.length > MAX_ADDRESS || !/^https:\/\/[\x21-\x7e]+$/i.test(text) || !URL.canParse(text))
    return false;
  const { hostname } = new URL(text);
  const [, authority = ''] = /^https:\/\/([^/?#]*)/i.exec(text) ?? [];
  return authority.replace(/:\d+$/, '').toLowerCase() === hostname;
}

/** Returns an address without what follows it in a sentence. A bracket that was opened in it belongs to it. */
function trimmed(address: string): string {
  let text = address;
  while (ending.test(text)) {
    if (text.endsWith(')') && text.split('(').length >= text.split(')').length) return text;
    text = text.slice(0, -1);
  }
  return text;
}

/** Splits a text at the addresses in it. The parts, one after the other, are the text. */
export function linkParts(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let at = 0;
  for (const { 0: found, index } of text.matchAll(addresses)) {
    const address = trimmed(found);
    if (!isPlainAddress(address)) continue;
    if (index > at) parts.push({ text: text.slice(at, index), isLink: false });
    parts.push({ text: address, isLink: true });
    at = index + address.length;
  }
  if (at < text.length) parts.push({ text: text.slice(at), isLink: false });
  return parts;
}

/** Whether an address is one of the links in a text. */
export const hasLink = (text: string, address: string): boolean =>
  linkParts(text).some((part) => part.isLink && part.text === address);
