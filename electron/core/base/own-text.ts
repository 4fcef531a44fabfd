/**
 * Returns a text, without surrogates that stand alone, as one of its own. What was cut from a larger text keeps all of that
 * in memory (V8's sliced strings), for as long as it is kept itself.
 */
export const ownText = (text: string): string => Buffer.from(text).toString();
