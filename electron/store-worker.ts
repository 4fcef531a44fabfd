/** The composition root of the threads that stores live in, as main.ts is that of the main process. */
import { serveStore } from './core/store/thread/serve-store.ts';
import { noticeSentences } from './words/language.ts';

serveStore(noticeSentences);
