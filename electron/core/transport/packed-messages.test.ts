import { createHash } from 'node:crypto';
import { fromBinary } from '@bufbuild/protobuf';
import { EmptySchema } from '@bufbuild/protobuf/wkt';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { frame } from '../testing/hostile-server.ts';
import { behindLengths } from '../testing/messages.ts';
import { createPacker, PACKED_FIELD } from './packed-messages.ts';

interface Message {
  flags: number;
  data: Buffer;
}

/** Takes a body apart as the library does. */
function messagesIn(body: Buffer): Message[] {
  const found: Message[] = [];
  for (let at = 0; at < body.length; ) {
    const end = at + 5 + body.readUInt32BE(at + 1);
    found.push({ flags: body[at] ?? 0, data: body.subarray(at + 5, end) });
    at = end;
  }
  return found;
}

/** The messages of a body that went through a packer in these chunks, as they were before. */
function unpacked(chunks: readonly Uint8Array[]): Message[] {
  const packer = createPacker();
  const body = Buffer.concat([...chunks.flatMap(packer.add), ...packer.end()]);
  return messagesIn(body).flatMap(({ flags, data }) => {
    const fields = flags === 0 && data.length < LARGE ? (fromBinary(EmptySchema, data).$unknown ?? []) : [];
    const [field] = fields;
    if (field?.no !== PACKED_FIELD) return [{ flags, data }];
    const [content = Buffer.alloc(0)] = behindLengths(field.data);
    return behindLengths(content).map((one) => ({ flags: 0, data: one }));
  });
}

const LARGE = 64 * 1024 + 1;

function cut(body: Buffer, sizes: readonly number[]): Buffer[] {
  const chunks: Buffer[] = [];
  let at = 0;
  for (let n = 0; at < body.length; n++) {
    const size = sizes[n % sizes.length] ?? 1;
    chunks.push(body.subarray(at, at + size));
    at += size;
  }
  return chunks;
}

/** Messages of these sizes come in their order, whatever the chunks. */
function comesWhole(size: fc.Arbitrary<number>, chunk: fc.Arbitrary<number>, numRuns: number): void {
  const message = fc.record({ flags: fc.constantFrom(0, 0, 0, 1, 2, 0x80), size });
  const chunks = fc.array(chunk, { minLength: 1, maxLength: 8 });
  const property = fc.property(fc.array(message, { maxLength: 12 }), chunks, (list, sizes) => {
    const messages = list.map((one, n) => ({ flags: one.flags, data: Buffer.alloc(one.size, n + 1) }));
    const body = Buffer.concat(messages.map(({ flags, data }) => frame(data, undefined, flags)));
    const said = (all: readonly Message[]) => all.map(({ flags, data }) => [flags, digest(data)]);
    expect(said(unpacked(cut(body, sizes)))).toEqual(said(messages));
  });
  fc.assert(property, { numRuns });
}

const digest = (data: Buffer) => createHash('sha1').update(data).digest('hex');

test('whatever the chunks, all messages come in their order', () => {
  comesWhole(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 1, max: 700 }), 50);
});

test('so do large ones', () => {
  const size = fc.constantFrom(1, 16_384, LARGE, 2 * LARGE);
  comesWhole(size, fc.integer({ min: 5_000, max: 200_000 }), 10);
});

test('what comes in one chunk is one message', () => {
  const body = Buffer.concat([frame(Buffer.from('a')), frame(Buffer.from('b')), frame(Buffer.alloc(0))]);
  expect(createPacker().add(body)).toHaveLength(1);
});

test('no more than the beginning of one small message is held back', () => {
  const packer = createPacker();
  const large = frame(Buffer.alloc(0), 1024 * 1024 * 1024);
  const flood = Buffer.alloc(1024 * 1024);
  expect(packer.add(large).map(({ length }) => length)).toEqual([large.length]);
  expect(packer.add(flood).map(({ length }) => length)).toEqual([flood.length]);
  expect(packer.end()).toEqual([]);
});

test('a message that is cut off comes as it is, so that the library sees it', () => {
  const packer = createPacker();
  expect(packer.add(frame(Buffer.from('ab')).subarray(0, 6))).toEqual([]);
  expect(Buffer.concat(packer.end())).toEqual(Buffer.from(frame(Buffer.from('ab')).subarray(0, 6)));
});
