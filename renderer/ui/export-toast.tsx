import { cancelExport, useExport } from '../state/export.ts';
import { format, t } from '../strings/index.ts';
import { Button } from './button.tsx';

/** The progress of an export, with a button to cancel it. */
export function ExportToast() {
  const progress = useExport((s) => s.progress);
  if (progress === null) return null;
  const text = t.export.progress(format.number(progress.done), format.number(progress.total));
  return (
    <div className="toast">
      <span className="toast-text">{text}</span>
      <progress max={Math.max(1, progress.total)} value={progress.done} aria-label={text} />
      <Button onClick={cancelExport}>{t.cancel}</Button>
    </div>
  );
}
