export const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
