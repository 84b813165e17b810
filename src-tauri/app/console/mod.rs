//! The console: which clinic is open, or why none is. The commands reach the use cases through it.
//!
//! What it is at is the *stage*; the *ways in* lead from one stage to another; the *handles* give out what the person
//! who sits here may do. It holds no rule of the clinic and waits for no vendor.

mod handles;
mod hold;
mod keeping;
mod leaving;
mod receiving;
mod seat;
mod stage;
mod telling;
mod ways_in;

use std::path::PathBuf;
use std::sync::{Arc, Mutex, RwLock};

use clinic::views::{Code, Problem, Settings};
use domain::rhythm::Attention;
use tauri::AppHandle;

use crate::away::Idle;
use crate::look::KeptLook;
use crate::title::Title;
use stage::Stage;

pub(crate) use handles::Asking;
pub(crate) use receiving::make_path;
pub(crate) use seat::LockReason;

/// The console. Cloning gives another handle on the same one.
#[derive(Clone)]
pub(crate) struct Console {
    inner: Arc<Inner>,
}

struct Inner {
    app: AppHandle,
    root: PathBuf,
    stage: RwLock<Stage>,
    /// One opening at a time; nothing else waits for it.
    opening: tokio::sync::Mutex<()>,
    /// The backup that a clinic is to be brought from, as a person chose it; the page never hears where it is.
    backup: Mutex<Option<PathBuf>>,
    look: KeptLook,
    title: Title,
    hold: hold::Hold,
    /// The page is ready to be locked.
    ready_to_lock: tokio::sync::Notify,
    /// When it was touched last.
    idle: Arc<Idle>,
}

impl Console {
    pub(crate) fn new(app: AppHandle, root: PathBuf) -> Self {
        let look = KeptLook::read(&root);
        let title = Title::new(app.clone());
        let stage = RwLock::new(Stage::Opening);
        Self {
            inner: Arc::new(Inner {
                app,
                root,
                stage,
                opening: tokio::sync::Mutex::new(()),
                backup: Mutex::default(),
                look,
                title,
                hold: hold::Hold::default(),
                ready_to_lock: tokio::sync::Notify::new(),
                idle: Arc::default(),
            }),
        }
    }

    fn clinic_folder(&self) -> PathBuf {
        self.inner.root.join("clinic")
    }

    fn demo_folder(&self) -> PathBuf {
        self.inner.root.join("demo")
    }

    /// How the window looked when somebody last chose.
    pub(crate) fn look(&self) -> &KeptLook {
        &self.inner.look
    }

    /// The title that the desktop shows.
    pub(crate) fn title(&self) -> &Title {
        &self.inner.title
    }

    /// Settings were kept: the window follows them.
    pub(crate) fn follow(&self, settings: &Settings) {
        self.look().keep(settings);
        self.title().speak(settings.language);
        self.locks_after(settings.lock_after_min);
    }

    pub(crate) async fn attention(&self, visible: bool) {
        self.while_open(|open| {
            // Nobody who is not signed in looks at anything.
            let watched = visible && matches!(open.seat, seat::Seat::Taken(_));
            open.running.clinic.set_attention(if watched { Attention::Watched } else { Attention::Hidden });
        });
    }

    /// Ends the program as closing its window does: the store is closed first.
    pub(crate) fn quit(&self) {
        self.inner.app.exit(0);
    }
}

fn problem(code: Code, what: &str) -> Problem {
    Problem { code, what: what.to_owned(), message: what.to_owned(), field: None, detail: None }
}
