import { create, type MessageInitShape } from '@bufbuild/protobuf';
import { timestampFromMs } from '@bufbuild/protobuf/wkt';
import { expect, test } from 'vitest';
import { AnnouncementType } from '../../../gen/aruna/api/storage/models/v2/models_pb.ts';
import { AnnouncementSchema } from '../../../gen/aruna/api/storage/services/v2/info_service_pb.ts';
import { Announcement } from '../model/announcement.ts';
import { readStoredText } from '../model/stand-in.ts';
import { announcementEvent } from './announcement-event.ts';

const MADE = Date.UTC(2026, 5, 1);
const event = (parts: MessageInitShape<typeof AnnouncementSchema>) =>
  announcementEvent(
    create(AnnouncementSchema, { announcementId: '01KTMTWK00AAAAAAAAAAAAAAAA', ...parts }),
    1,
    0,
  );

test.each([
  [AnnouncementType.MAINTENANCE, 'maintenance'],
  [AnnouncementType.UPDATE, 'update'],
  [AnnouncementType.RELEASE, 'release'],
  [AnnouncementType.ORGA, 'organization'],
  [AnnouncementType.BLOG, 'blog'],
  [AnnouncementType.UNSPECIFIED, 'other'],
  [77 as AnnouncementType, 'other'],
] as const)('type %i is kind %s', (announcementType, kind) => {
  expect(event({ announcementType }).announcement.kind).toBe(kind);
});

test('lines of the text stay, the teaser is one line, and what is not seen is taken out of both', () => {
  const { text, announcement } = event({
    title: 'Down\ntime',
    teaser: 'On\tSaturday\u202e',
    content: '\r\n  One\r\ntwo\u0000\u2028three\n\n\n\n<b>four</b>\n',
    createdBy: 'Jana\nWeber',
  });
  expect(text).toBe('Down time');
  expect(announcement).toMatchObject({
    teaser: 'On Saturday',
    content: 'One\ntwo\nthree\n\n<b>four</b>',
    author: 'Jana Weber',
  });
});

test('texts without end are cut, and are within the bounds of what is stored', () => {
  const long = '👩‍👩‍👧‍👦é\n'.repeat(200_000);
  const { text, announcement } = event({ title: long, teaser: long, content: long, createdBy: long });
  expect(() => Announcement.parse(announcement)).not.toThrow();
  expect(announcement.content.endsWith('…')).toBe(true);
  expect((text ?? '').length).toBeLessThan(10_000);
});

test('the teaser stands for a title that is missing, and nothing for both', () => {
  expect(event({ teaser: 'Soon' })).toMatchObject({ text: 'Soon', announcement: { teaser: '' } });
  expect(readStoredText(event({}).text).standIn).toEqual({ is: 'without-text' });
});

test.each([
  ['never', MADE, null],
  ['in the same moment', MADE + 400, null],
  ['later', MADE + 60_000, MADE + 60_000],
  ['before it was made', MADE - 60_000, null],
])('it was changed %s', (_when, at, expected) => {
  const times = { createdAt: timestampFromMs(MADE), modifiedAt: timestampFromMs(at) };
  expect(event(times).announcement.modifiedAt).toBe(expected);
});
