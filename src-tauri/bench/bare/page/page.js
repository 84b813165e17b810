// Reports the second animation frame after the text is in the page, as the console's own page does, and counts the
// gaps between frames when the host asks for it.
const tell = (what) => window.__TAURI_INTERNALS__.invoke("visible", { what });

function count(seconds, limit) {
  return new Promise((resolve) => {
    let frames = 0;
    let gaps = 0;
    let before = null;
    let begun = null;
    const frame = (now) => {
      begun ??= now;
      if (before !== null) {
        frames += 1;
        if (now - before > limit) gaps += 1;
      }
      before = now;
      if (now - begun < seconds * 1000) requestAnimationFrame(frame);
      else resolve({ frames, gaps });
    };
    requestAnimationFrame(frame);
  });
}

requestAnimationFrame(() =>
  requestAnimationFrame(async () => {
    const asked = await tell("board-row");
    if (asked === null) return;
    await new Promise((resolve) => setTimeout(resolve, asked.afterS * 1000));
    const { frames, gaps } = await count(asked.forS, asked.limitMs);
    await tell(`frame-gaps ${frames} ${gaps}`);
  }),
);
