import { ArrowDownUp } from 'lucide-react';
import { sidebarOrders } from '../../../electron/core/model/subscription-orders.ts';
import { useApp } from '../../state/app-store.ts';
import { changeSettings } from '../../state/settings.ts';
import { t } from '../../strings/index.ts';
import { IconButton } from '../../ui/button.tsx';
import { Menu, MenuChoices } from '../../ui/menu.tsx';

/** The order of the subscriptions in the sidebar, which is remembered. */
export function OrderMenu() {
  const order = useApp((s) => s.app?.sidebarOrder ?? 'name');
  const { sidebarSort, sidebarOrders: names } = t.watched;
  return (
    <Menu label={sidebarSort} align="end" trigger={<IconButton icon={ArrowDownUp} label={sidebarSort} />}>
      <MenuChoices
        value={order}
        options={sidebarOrders.map((value) => ({ value, label: names[value] }))}
        onChange={(sidebarOrder) => void changeSettings({ sidebarOrder })}
      />
    </Menu>
  );
}
