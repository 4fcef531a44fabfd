import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { createReplySigner } from './hmac.ts';

test.each(['short', 'x'.repeat(64), 'y'.repeat(100)])(
  'a reply signed with %s carries the HMAC of salt and reply',
  (secret) => {
    const signer = createReplySigner(secret);
    const reply = signer.sign('$JS.ACK.x');
    expect(reply.hmac).toBe(createHmac('sha256', secret).update(`${reply.salt}.$JS.ACK.x`).digest('base64'));
    expect(signer.verify(reply)).toBe(true);
  },
);

test('an altered reply, or one signed with another secret, is bad', () => {
  const signer = createReplySigner('secret');
  const reply = signer.sign('$JS.ACK.x');
  expect(signer.verify({ ...reply, reply: '$JS.ACK.y' })).toBe(false);
  expect(signer.verify({ ...reply, salt: 'other' })).toBe(false);
  expect(createReplySigner('other').verify(reply)).toBe(false);
  expect(signer.sign('$JS.ACK.x').salt).not.toBe(reply.salt);
});
