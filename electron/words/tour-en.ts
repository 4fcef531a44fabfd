/** The hints for somebody who opens the app for the first time, and the sections of Help that explain. */

export const tourEn = {
  label: (place: number, of: number) => `Tour, ${place} of ${of}`,
  next: 'Next',
  done: 'Got it',
  close: 'Close the tour',
  hints: {
    watch: {
      title: 'What you watch',
      text: 'Your projects and their unread events. “Watch…” adds another one.',
    },
    search: {
      title: 'Find an event',
      text: 'Type words, or filters such as action:deleted. Press / to come here.',
    },
    inbox: {
      title: 'Your inbox',
      text: 'Requests and messages for you wait here until you answer or acknowledge them.',
    },
    alerts: {
      title: 'Banners',
      text: 'See which events raised a banner, and make rules. Ctrl+K does everything, ? shows all keys.',
    },
  },
};

export type TourWords = typeof tourEn;

export const basicsEn = {
  title: 'Read, acknowledge, confirm',
  intro: 'Three things sound alike and mean different things.',
  terms: {
    read: {
      name: 'Read',
      text: 'You have seen an event. It counts only here, and can be undone.',
    },
    acknowledge: {
      name: 'Acknowledge',
      text: 'You have dealt with a notification in your inbox. Once it can no longer be undone, the server removes it on all your computers.',
    },
    ack: {
      name: 'Ack, confirm',
      text: 'The app tells the server that an event is stored here, so that it is not sent again. This happens by itself, and never means that you have read it.',
    },
  },
  showTour: 'Show the tour',
  reportSteps:
    'Copy the report, describe what you did and what you expected, and send both to the people who run your Aruna storage.',
};

export type BasicsWords = typeof basicsEn;
