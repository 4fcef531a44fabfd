/** Says what a part of a filter asks for, in the language of the page. */
import type { AnnouncementKind } from '../../electron/core/model/announcement.ts';
import type { Action, Subject } from '../../electron/core/model/event.ts';
import { type EventState, weekdays } from '../../electron/core/model/query-fields.ts';
import type { FilterPart } from '../../electron/core/query/filter.ts';
import { momentTime, parseDay, splitSpan } from '../../electron/core/query/moment.ts';
import { format, locale, t } from '../strings/index.ts';

const weekdayName = new Intl.DateTimeFormat(locale, { weekday: 'long' });

export function partText(part: FilterPart): string {
  const text = valueText(part);
  return part.not ? t.query.chip.not(text) : text;
}

function valueText({ field, value }: FilterPart): string {
  const { chip } = t.query;
  switch (field) {
    case 'action':
      return t.actions[value as Action];
    case 'kind':
      return t.subjects[value as Subject];
    case 'announcement':
      return chip.announcement(t.announcements.kinds[value as AnnouncementKind]);
    case 'is':
      return t.query.states[value as EventState];
    case 'in':
    case 'account':
    case 'text':
      return chip[field](value);
    case 'after':
    case 'before':
      return chip[field](momentText(value));
    case 'last':
      return chip.last(spanText(value));
  }
}

/** The date, with the time of day unless it is midnight; or the word for it. */
function momentText(moment: string): string {
  if (moment === 'today' || moment === 'yesterday') return t.query.moments[moment];
  if (weekdays.some((day) => day === moment)) return weekdayName.format(momentTime(moment, Date.now()) ?? 0);
  const time = parseDay(moment);
  if (time === null) return moment;
  const isWhole = new Date(time).setHours(0, 0, 0, 0) === time;
  return isWhole ? format.date(time) : `${format.date(time)}, ${format.clock(time)}`;
}

function spanText(span: string): string {
  const read = splitSpan(span);
  return read ? t.query.spans[read.unit](read.count, format.number(read.count)) : span;
}
