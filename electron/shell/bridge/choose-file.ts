import { type BrowserWindow, dialog } from 'electron';
import type { ExportFormat } from '../../core/model/export.ts';
import type { Words } from '../../words/languages.ts';

/** Asks the person where to save a file; null if they cancel. */
export async function chooseFile(
  window: BrowserWindow | null,
  suggested: string,
  format: ExportFormat | 'json' | 'png',
  words: Words,
): Promise<string | null> {
  const options = {
    defaultPath: suggested,
    filters: [{ name: words.files.formats[format], extensions: [format] }],
  };
  const { canceled, filePath } = await (window
    ? dialog.showSaveDialog(window, options)
    : dialog.showSaveDialog(options));
  return canceled || filePath === '' ? null : filePath;
}
