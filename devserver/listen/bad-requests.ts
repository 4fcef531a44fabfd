import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Http2ServerRequest, Http2ServerResponse } from 'node:http2';

type Request = IncomingMessage | Http2ServerRequest;
type Response = ServerResponse | Http2ServerResponse;

/**
 * Answers 400 to requests that are no valid HTTP, instead of ending the process. connect-node makes a URL of the authority
 * and the path of each request, and throws outside any call where that is not possible.
 */
export function survivingBadRequests<Q extends Request, S extends Response>(
  handler: (request: Q, response: S) => void,
): (request: Q, response: S) => void {
  return (request, response) => {
    // A connection may break while a request is read or answered.
    request.on('error', () => {});
    response.on('error', () => {});
    try {
      handler(request, response);
    } catch {
      if (!response.headersSent) response.writeHead(400);
      response.end();
    }
  };
}
