/** What is in the boxes of the toolbar, which nobody sees at first. */
import { later } from '../../ui/later.tsx';

export const FilterPanel = later(async () => (await import('./filter-panel.tsx')).FilterPanel);
export const TimeChoices = later(async () => (await import('./time-choices.tsx')).TimeChoices);
