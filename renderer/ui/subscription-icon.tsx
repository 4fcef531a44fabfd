import {
  Bookmark,
  Dna,
  Flag,
  FlaskConical,
  Globe,
  Leaf,
  type LucideIcon,
  Microscope,
  Star,
} from 'lucide-react';
import type { SubscriptionIcon as Chosen, Subscription } from '../../electron/ipc/contract.ts';
import { subjectOf } from '../state/subscription-names.ts';
import { SubjectIcon } from './kinds.tsx';

export const chosenIcons: Record<Chosen, LucideIcon> = {
  star: Star,
  flag: Flag,
  bookmark: Bookmark,
  flask: FlaskConical,
  microscope: Microscope,
  dna: Dna,
  leaf: Leaf,
  globe: Globe,
};

interface Props {
  readonly subscription: Subscription;
  readonly size?: number;
}

/** The icon a person chose for a subscription; otherwise the icon of its kind. */
export function SubscriptionIcon({ subscription, size = 18 }: Props) {
  if (subscription.icon === null) return <SubjectIcon subject={subjectOf(subscription.target)} size={size} />;
  const Icon = chosenIcons[subscription.icon];
  return (
    <span className="kind-icon">
      <Icon size={size} strokeWidth={1.6} aria-hidden="true" />
    </span>
  );
}
