/** Notes in the document which rows the still of the last run shows, and when it was painted (epoch ms). */
const parts = '.middle-start, .middle-end, .unnamed, .sentence, .row-second';
const textOf = (row) => [...row.querySelectorAll(parts)].map((part) => part.textContent).join(' ');

const changes = new MutationObserver(() => {
  const rows = [...document.querySelectorAll('#still .list-row')];
  if (rows.length === 0) return;
  changes.disconnect();
  const still = rows.slice(0, 10).map(textOf);
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      const at = performance.timeOrigin + performance.now();
      document.documentElement.dataset.benchStill = JSON.stringify({ still, at });
    };
    port2.postMessage(null);
  });
});
changes.observe(document, { childList: true, subtree: true });
