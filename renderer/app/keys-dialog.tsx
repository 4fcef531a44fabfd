import { ShortcutList } from '../commands/shortcut-list.tsx';
import { t } from '../strings/index.ts';
import { Dialog } from '../ui/dialog.tsx';

export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog title={t.keys.title} size="l" disposable onClose={onClose}>
      <ShortcutList />
    </Dialog>
  );
}
