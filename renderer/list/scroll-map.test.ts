import { describe, expect, it } from 'vitest';
import { afterScroll, physicalHeight, toPhysical, toVirtual } from './scroll-map.ts';

const huge = 44_000_000;

describe('scroll map', () => {
  it('leaves short lists alone', () => {
    expect(physicalHeight(1000)).toBe(1000);
    expect(toPhysical(700, 1000, 300)).toBe(700);
  });
  it('stays under what Chromium can lay out and reaches both ends', () => {
    expect(physicalHeight(huge)).toBeLessThan(2 ** 25);
    expect(toPhysical(0, huge, 800)).toBe(0);
    expect(toPhysical(huge - 800, huge, 800)).toBe(physicalHeight(huge) - 800);
  });
  it('is its own inverse everywhere', () => {
    for (let v = 0; v <= huge - 800; v += 1_234_567)
      expect(toVirtual(toPhysical(v, huge, 800), huge, 800)).toBeCloseTo(v, 3);
  });
  it('counts small steps one to one and big ones through the map', () => {
    expect(afterScroll(20_000_000, 100, 7_000_100, huge, 800)).toBe(20_000_100);
    expect(afterScroll(20_000_000, 5_000_000, 15_999_200, huge, 800)).toBe(huge - 800);
    expect(afterScroll(50, -100, 0, huge, 800)).toBe(0);
  });
});
