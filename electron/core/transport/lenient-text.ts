import { configureTextEncoding, getTextEncoding } from '@bufbuild/protobuf/wire';

/**
 * Makes protobuf-es read text that is not UTF-8 with replacement characters. By default it refuses the whole message, so
 * that a single bad name would end the stream, again at every redelivery. protobuf-es has one setting for the process.
 */
export function readTextLeniently(): void {
  const decoder = new TextDecoder();
  configureTextEncoding({ ...getTextEncoding(), decodeUtf8: (bytes) => decoder.decode(bytes) });
}
