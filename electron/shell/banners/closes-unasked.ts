/**
 * Whether a banner that times out is reported as if the person had closed it. On Linux, Electron reports that a banner was
 * closed but not why; GNOME does not time banners out but moves them to its list. Windows reports why, and macOS reports
 * only what the person does.
 *
 * @param platform as in `process.platform`
 * @param desktop as in `XDG_CURRENT_DESKTOP`: names separated by colons
 */
export function closesUnasked(platform: string, desktop: string | undefined): boolean {
  return platform === 'linux' && !(desktop ?? '').split(':').includes('GNOME');
}
