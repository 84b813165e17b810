/**
 * Moves the trace by wheel for some seconds, changes the scale each second, and writes the gaps between frames into the
 * page's title, for a person who looks or a driver that reads; and how long our own part of a frame took, for on a busy
 * machine the gaps are not ours alone: `frames 600, over 34 ms 0, longest 17 ms, own median 2 ms, a tenth over 4 ms`.
 */
export function measurePan(seconds: number, zoom: boolean): void {
  const gaps: number[] = [];
  const own: number[] = [];
  const ask = window.requestAnimationFrame.bind(window);
  window.requestAnimationFrame = (act) =>
    ask((now) => {
      const begin = performance.now();
      act(now);
      own.push(performance.now() - begin);
    });
  let begun = 0;
  let last = 0;
  let zooms = 0;
  const step = (now: number) => {
    const plot = document.querySelector("[role=application]");
    if (begun === 0) begun = now;
    else gaps.push(now - last);
    last = now;
    const elapsed = (now - begun) / 1000;
    const by = Math.floor(elapsed / 2) % 2 === 0 ? 37 : -37;
    plot?.dispatchEvent(new WheelEvent("wheel", { deltaX: by, bubbles: true, cancelable: true }));
    const second = Math.floor(elapsed);
    if (zoom && second > zooms) {
      zooms = second;
      // Out through all scales and in again.
      const deltaY = second % 16 <= 8 ? 1 : -1;
      plot?.dispatchEvent(
        new WheelEvent("wheel", { deltaY, ctrlKey: true, bubbles: true, cancelable: true }),
      );
    }
    if (elapsed < seconds) {
      ask(step);
      return;
    }
    const over = gaps.filter((gap) => gap > 34).length;
    own.sort((one, other) => one - other);
    const part = (share: number) => Math.round(own[Math.floor((own.length - 1) * share)] ?? 0);
    document.title =
      `frames ${gaps.length}, over 34 ms ${over}, longest ${Math.round(Math.max(...gaps))} ms, ` +
      `own median ${part(0.5)} ms, a tenth over ${part(0.9)} ms`;
  };
  setTimeout(() => ask(step), 1500);
}
