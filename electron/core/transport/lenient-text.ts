import { configureTextEncoding, getTextEncoding } from '@bufbuild/protobuf/wire';

/**
 * Text that is not UTF-8 is read with replacement characters. Protobuf's rule is to refuse the message; here that would
 * end the stream, and again at every redelivery, for one bad name. protobuf-es keeps one setting for the process.
 */
export function readTextLeniently(): void {
  const decoder = new TextDecoder();
  configureTextEncoding({ ...getTextEncoding(), decodeUtf8: (bytes) => decoder.decode(bytes) });
}
