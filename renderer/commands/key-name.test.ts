import { describe, expect, it } from 'vitest';
import { keyNameOf } from './key-name.ts';

const none = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
const press = (key: string, code: string, held: Partial<typeof none> = {}) =>
  keyNameOf({ ...none, ...held, key, code });

describe('the name of a key', () => {
  it.each([
    ['Russian', 'о', 'KeyJ', 'j'],
    ['Russian with caps lock', 'О', 'KeyJ', 'j'],
    ['Bulgarian', 'к', 'KeyJ', 'j'],
    ['Serbian', 'ј', 'KeyJ', 'j'],
    ['Ukrainian', 'і', 'KeyS', 's'],
    ['Greek', 'ξ', 'KeyJ', 'j'],
    ['Hebrew', 'ח', 'KeyJ', 'j'],
    ['Arabic', 'ت', 'KeyJ', 'j'],
    ['Arabic, a key of two letters', 'لا', 'KeyB', 'b'],
    ['Thai', '่', 'KeyJ', 'j'],
    ['Hindi, a vowel sign', 'ि', 'KeyF', 'f'],
    ['Hindi, a digit', '१', 'Digit1', '1'],
    ['Georgian', 'ჯ', 'KeyJ', 'j'],
    ['Armenian', 'ճ', 'KeyJ', 'j'],
    ['Korean', 'ㅓ', 'KeyJ', 'j'],
    ['Japanese kana', 'ま', 'KeyJ', 'j'],
    ['Japanese, full-width Latin', 'ｊ', 'KeyN', 'j'],
    ['Thai, where the US keyboard has a sign', 'ฝ', 'Slash', '/'],
    ['Hebrew, where the US keyboard has a sign', 'ת', 'Comma', ','],
  ])('is that of its place in another script: %s', (_, key, code, name) => {
    expect(press(key, code)).toBe(name);
  });
  it('takes the modifiers of other scripts along', () => {
    expect(press('л', 'KeyK', { ctrlKey: true })).toBe('ctrl+k');
    expect(press('ф', 'KeyA', { metaKey: true })).toBe('ctrl+a');
    expect(press('О', 'KeyJ', { shiftKey: true })).toBe('shift+j');
    expect(press('ฦ', 'Slash', { shiftKey: true })).toBe('?');
  });
  it.each([
    ['AZERTY', 'a', 'KeyQ', 'a'],
    ['Dvorak', 'h', 'KeyJ', 'h'],
    ['QWERTZ', 'y', 'KeyZ', 'y'],
    ['QWERTZ', 'z', 'KeyY', 'z'],
    ['German', 'ö', 'Semicolon', 'ö'],
    ['Turkish', 'ı', 'KeyI', 'ı'],
    ['Polish', 'ł', 'Semicolon', 'ł'],
  ])('is what it writes on a Latin layout: %s', (_, key, code, name) => {
    expect(press(key, code)).toBe(name);
  });
  it('is the sign wherever the layout has it', () => {
    expect(press('?', 'Digit7', { shiftKey: true })).toBe('?');
    expect(press('/', 'Digit7', { shiftKey: true })).toBe('/');
    expect(press('/', 'Backslash', { shiftKey: true })).toBe('/');
    expect(press('/', 'KeyQ')).toBe('/');
    expect(press('.', 'Slash')).toBe('.');
    expect(press(';', 'KeyQ')).toBe(';');
  });
  it('is the same for keys that write nothing', () => {
    expect(press('ArrowDown', 'ArrowDown', { shiftKey: true })).toBe('shift+arrowdown');
    expect(press('Escape', 'Escape')).toBe('escape');
    expect(press('Dead', 'BracketLeft')).toBe('dead');
    expect(press(' ', 'Space')).toBe(' ');
    expect(press('X', 'KeyX', { shiftKey: true })).toBe('shift+x');
  });
  it('is none for what AltGr writes, and for an event without a key', () => {
    const altGraph = {
      ...none,
      key: 'е',
      code: 'KeyE',
      getModifierState: (name: string) => name === 'AltGraph',
    };
    expect(keyNameOf(altGraph)).toBe('');
    expect(keyNameOf({ ...altGraph, key: '/' })).toBe('');
    expect(keyNameOf({ ...none, code: '' } as KeyboardEvent)).toBe('');
  });
});
