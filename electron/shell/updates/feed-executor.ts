import type { ClientRequest, IncomingMessage } from 'electron';
import { ElectronHttpExecutor } from 'electron-updater/out/electronHttpExecutor.js';
import { AosError, problem } from '../../core/model/problem.ts';
import { isSafeForUpdates } from '../../core/model/updates.ts';

/** The most redirects within one check or one download. */
const maxRedirects = 5;

type RequestOptions = Parameters<ElectronHttpExecutor['addRedirectHandlers']>[1];

/**
 * The requests of electron-updater over the system's network stack, under watch: only to safe addresses, with few
 * redirects, with every answer heard. The library's own deadline is for Node's sockets, and its count of redirects never
 * grows (builder-util-runtime 9.7, `redirectCount++`).
 */
export class FeedExecutor extends ElectronHttpExecutor {
  private readonly feed: URL;
  private readonly open = new Set<ClientRequest>();
  private redirects = 0;
  private heard: (bytes: number) => void = () => undefined;
  private cut: () => void = () => undefined;

  constructor(feed: string) {
    super();
    this.feed = new URL(feed);
  }

  /** Reports the bytes of every answer from now on, and the answer whose connection ends before it does. */
  listen(heard: (bytes: number) => void, cut: () => void): void {
    this.redirects = 0;
    this.heard = heard;
    this.cut = cut;
  }

  /** Ends all requests. */
  abort(): void {
    this.heard = () => undefined;
    this.cut = () => undefined;
    for (const request of this.open) request.abort();
    this.open.clear();
  }

  override createRequest(
    options: RequestOptions,
    callback: (response: IncomingMessage) => void,
  ): ClientRequest {
    this.require(options);
    const request = super.createRequest(options, (response: IncomingMessage) => {
      this.heard(0);
      callback(response);
      response.on('data', (chunk: Buffer) => this.heard(chunk.length));
      // The library does not look at either: it would wait for the rest until its deadline.
      response.on('aborted', () => this.cut());
      response.on('error', () => this.cut());
    });
    this.open.add(request);
    request.on('close', () => this.open.delete(request));
    return request;
  }

  protected override addRedirectHandlers(
    request: ClientRequest,
    options: RequestOptions,
    reject: (error: Error) => void,
    redirectCount: number,
    handler: (options: RequestOptions) => void,
  ): void {
    super.addRedirectHandlers(request, options, reject, redirectCount, (next) => {
      try {
        this.require(next);
        if (++this.redirects > maxRedirects) throw new Error(`more than ${maxRedirects} redirects`);
        handler(next);
      } catch (error) {
        reject(error as Error);
      }
    });
  }

  private require({ protocol, hostname, port, path }: RequestOptions): void {
    const address = `${protocol}//${hostname}${port ? `:${port}` : ''}${path}`;
    if (!isSafeForUpdates(address, this.feed.protocol === 'http:'))
      throw new AosError(problem('update-not-encrypted', { host: String(hostname) }));
  }
}
