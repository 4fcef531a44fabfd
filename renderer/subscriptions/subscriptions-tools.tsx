import { ArrowDownUp, ChevronDown } from 'lucide-react';
import { useRef } from 'react';
import { subscriptionOrders } from '../../electron/core/model/subscription-orders.ts';
import { useCommandKeys } from '../commands/use-command-keys.ts';
import { focusList } from '../list/focus-list.ts';
import { useApp } from '../state/app-store.ts';
import { changeSettings } from '../state/settings.ts';
import { t } from '../strings/index.ts';
import { Button } from '../ui/button.tsx';
import { SearchField } from '../ui/field.tsx';
import { Menu, MenuChoices } from '../ui/menu.tsx';
import { useSubscriptions } from './subscriptions-store.ts';

/** The search box, and the order of the list, which is remembered. */
export function SubscriptionsTools() {
  const text = useSubscriptions((s) => s.text);
  const { setText } = useSubscriptions.getState();
  const input = useRef<HTMLInputElement>(null);
  useCommandKeys('subscriptions', { search: () => input.current?.focus() });
  return (
    <div className="tools">
      <SearchField
        label={t.watched.search}
        value={text}
        onText={setText}
        inputRef={input}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && text !== '') setText('');
          else if (['Escape', 'Enter', 'ArrowDown'].includes(event.key)) focusList();
        }}
      />
      <OrderMenu />
    </div>
  );
}

function OrderMenu() {
  const order = useApp((s) => s.app?.subscriptionOrder ?? 'name');
  const { sort, orders } = t.watched;
  return (
    <Menu
      label={sort}
      trigger={
        <Button variant="quiet" icon={ArrowDownUp} aria-label={`${sort}: ${orders[order]}`}>
          {orders[order]}
          <ChevronDown size={14} aria-hidden="true" />
        </Button>
      }
    >
      <MenuChoices
        value={order}
        options={subscriptionOrders.map((value) => ({ value, label: orders[value] }))}
        onChange={(subscriptionOrder) => void changeSettings({ subscriptionOrder })}
      />
    </Menu>
  );
}
