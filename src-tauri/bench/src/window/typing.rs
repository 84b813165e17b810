//! From a keystroke in a visit note to its text painted, in a template of 300 questions, beside a bare text area in the
//! same window.

use std::time::Duration;

use window_driver::keys;

use super::Window;
use crate::Failed;
use crate::figure::Figure;
use crate::prepared::Prepared;

const QUESTIONS: usize = 300;
const KEYS: usize = 1_000;
const ROUNDS: usize = 10;
const LENGTH: &str = "return document.activeElement.value.length";
/// Between two keys; a fast typist takes three times as long. Without it keys would wait for each other in the queue.
const PAUSE: Duration = Duration::from_millis(40);
/// Keys of one order to the driver.
const AT_ONCE: usize = 25;
/// As a person writes: words of one to nine letters.
const TEXT: &str =
    "the patient says that it began on tuesday after a long walk and that rest helps but the knee is warm ";

/// Of each key: from its event to the first task after the frame in which the text was painted.
const METER: &str = "
    window.__took = [];
    const painted = () => new Promise((resolve) => requestAnimationFrame(() => {
      const after = new MessageChannel();
      after.port1.onmessage = resolve;
      after.port2.postMessage(null);
    }));
    addEventListener('keydown', (event) => {
      const begun = performance.now();
      void painted().then(() => window.__took.push(performance.now() - begun));
    }, true);
    return true";

/// The mean over 1,000 keystrokes of each.
pub(crate) async fn measure(prepared: &Prepared) -> Result<Figure, Failed> {
    prepared.simulator.control().lengthen_notes(QUESTIONS);
    let window = Window::ours(prepared).await?;
    let page = &window.page;
    page.press(&[keys::function(3)]).await;
    page.wait(
        "the day is listed",
        "document.querySelector('h1')?.innerText === 'Today' && document.querySelector('[data-visit]')",
    )
    .await;
    page.fill("Find in list", &super::somebody(prepared)?).await;
    page.wait("the visit is listed", "document.querySelectorAll('[data-visit]').length < 5").await;
    page.run("document.querySelector('[data-visit]').click(); return true").await;
    page.press_button("Visit note").await;
    let fields = format!("document.querySelectorAll('textarea').length > {}", QUESTIONS - 10);
    page.wait("all questions are there", &fields).await;
    page.run(METER).await;
    page.run("document.querySelectorAll('textarea')[150].focus(); return true").await;
    // As large as one of ours.
    page.run(
        "const bare = document.createElement('textarea'); bare.id = 'bare'; bare.rows = 3; \
         bare.style.width = `${document.activeElement.offsetWidth}px`; document.body.append(bare); return true",
    )
    .await;
    let (mut ours, mut bare) = (0.0, 0.0);
    for _ in 0..ROUNDS {
        // In turns, so that what slows the machine slows both.
        page.run(
            "root.style.display = ''; bare.style.display = 'none'; \
                  document.querySelectorAll('#root textarea')[150].focus(); return true",
        )
        .await;
        ours += mean(&window).await? / ROUNDS as f64;
        page.run("root.style.display = 'none'; bare.style.display = ''; bare.focus(); return true").await;
        bare += mean(&window).await? / ROUNDS as f64;
    }
    window.close().await;
    let what = format!("Keystroke in a note of {QUESTIONS} questions to painted text, mean of {KEYS}");
    Ok(Figure::at_most(1.5, what, "ms", ours, bare))
}

/// Types into what has the focus, and sees that the text arrived.
async fn mean(window: &Window) -> Result<f64, Failed> {
    let page = &window.page;
    page.run("window.__took.length = 0; return true").await;
    let before = window.number(LENGTH).await?;
    let letters: Vec<char> = TEXT.chars().cycle().take(KEYS / ROUNDS).collect();
    for some in letters.chunks(AT_ONCE) {
        page.type_at_ease(some, PAUSE).await;
    }
    page.wait("all keys were painted", &format!("window.__took.length >= {}", letters.len())).await;
    let typed = window.number(LENGTH).await? - before;
    if typed < letters.len() as f64 {
        return Err(format!("of {} keys {typed} arrived", letters.len()).into());
    }
    window.number("return window.__took.reduce((sum, one) => sum + one, 0) / window.__took.length").await
}
