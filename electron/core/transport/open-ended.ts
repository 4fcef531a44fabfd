/**
 * Whether a request is the call whose answer never ends, so that it occupies its place in a connection for as long as it
 * is open. @param address its path or its whole URL; the name is from the API.
 */
export const isOpenEnded = (address: string): boolean => address.endsWith('/GetEventMessageStream');
