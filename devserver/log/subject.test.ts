import { expect, test } from 'vitest';
import { formatAckSubject, parseAckSubject } from './ack-subject.ts';
import {
  ANNOUNCEMENT_FILTER,
  announcementSubject,
  createMatcher,
  resourceFilter,
  resourceSubject,
} from './subject.ts';

const at = { project: 'P', collection: 'C', dataset: 'D', object: 'O' };

test('subjects are cut after the level of the resource, and absent levels are stars', () => {
  expect(resourceSubject('project', at)).toBe('AOS.RESOURCE._.P._');
  expect(resourceSubject('object', at)).toBe('AOS.RESOURCE._.P._.C._.D._.O._');
  expect(resourceSubject('object', { project: 'P', object: 'O' })).toBe('AOS.RESOURCE._.P._.*._.*._.O._');
});

test('a filter with sub-resources takes the resource and all below it', () => {
  const matches = createMatcher(resourceFilter('collection', 'C', true));
  expect(matches(resourceSubject('collection', at))).toBe(true);
  expect(matches(resourceSubject('object', at))).toBe(true);
  expect(matches(resourceSubject('project', at))).toBe(false);
  expect(matches(resourceSubject('object', { ...at, collection: 'X' }))).toBe(false);
});

test('a filter without sub-resources takes the resource alone', () => {
  const matches = createMatcher(resourceFilter('project', 'P', false));
  expect(matches(resourceSubject('project', at))).toBe(true);
  expect(matches(resourceSubject('collection', at))).toBe(false);
  const object = createMatcher(resourceFilter('object', 'O', true));
  expect(object(resourceSubject('object', { project: 'P', object: 'O' }))).toBe(true);
});

test('the filter for announcements matches no announcement', () => {
  expect(createMatcher(ANNOUNCEMENT_FILTER)(announcementSubject('DOWNTIME', 'A'))).toBe(false);
});

test('ack subjects of 9, 11 and 12 tokens are read', () => {
  const ack = {
    stream: 'S',
    consumer: 'C',
    delivered: 2,
    sequence: 7,
    consumerSequence: 9,
    timeNs: '1700000000000000001',
    pending: 3,
  };
  const subject = formatAckSubject(ack);
  expect(subject.split('.')).toHaveLength(9);
  expect(parseAckSubject(subject)).toEqual(ack);
  const domain = subject.replace('$JS.ACK.', '$JS.ACK.hub.hash.');
  expect(parseAckSubject(domain)).toEqual(ack);
  expect(parseAckSubject(`${domain}.random`)).toEqual(ack);
  expect(parseAckSubject('$JS.ACK.S.C.x.7.9.1.3')).toBeUndefined();
  expect(parseAckSubject('AOS.USER')).toBeUndefined();
});
